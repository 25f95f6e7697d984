"""Pages: what people see and send. Every deed is one of ``operations``."""
