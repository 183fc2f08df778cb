"""The hall's recorded sounds; what each is and whose it is stands in README.md."""
