"""What is proved, in words: findings, stories and one case, in the language of the reader."""
