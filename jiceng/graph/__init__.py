"""What exists, where it is kept, and what can be asked of it; knows nothing of loaders or faces."""
