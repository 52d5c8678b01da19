"""Files in and files out, one module a format. Import what you need from the module itself."""
