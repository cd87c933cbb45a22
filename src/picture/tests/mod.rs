//! What a picture must hold, checked on its geometry.

mod maps;
mod pictures;
mod pointing;
mod properties;
mod strokes;
mod visitors;
