"""How the starter model's adapter is made: pairs, vocabulary, LoRA training, export."""
