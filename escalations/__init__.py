"""What leads out of a standstill: the signals in a row of figures, and who may step outside a protocol."""
