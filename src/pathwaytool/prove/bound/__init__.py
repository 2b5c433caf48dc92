"""Outer bounds: more than can really happen, so that what they rule out is ruled out for all."""
