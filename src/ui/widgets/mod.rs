//! The small widgets that make the window ours. Each one that takes input has an accessible name.
