"""How much the proof, the rules, the promises and the example cases together would notice."""
