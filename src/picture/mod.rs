//! Floor 3: the picture of the map, computed without a window, so that screen, file and paper draw the same.

pub mod tokens;
