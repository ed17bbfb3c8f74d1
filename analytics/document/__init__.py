"""The parts of a document: form fills them, paper and screen print them."""
