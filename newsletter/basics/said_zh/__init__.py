"""What diagnostics say in Chinese, a file for each hundred of codes."""
