"""The centre file in parts: reading with places, its form, its checks, and what an import does with it."""
