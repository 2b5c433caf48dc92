"""Each rule is silent on its right example, and says exactly what is written on its wrong one."""
