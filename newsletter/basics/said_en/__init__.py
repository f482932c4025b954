"""What diagnostics say in English, a file for each hundred of codes."""
