//! What matching promises, on tables and on the application's own rules, beside the peers.

mod allocation;
mod application;
mod folders;
mod pairs;
mod peers;
mod places;
mod shares;

use std::path::Path;

use crate::board::Board;
use folders::Folders;

/// Pairs on tables of each size: G0, G1, G3, G4, G6 to G8.
pub fn pairs(spare: &Path, board: &mut Board) {
    pairs::measure(&Folders::from_environment(spare), board);
}

/// Who gives how much to whom: G9, G10.
pub fn shares(spare: &Path, board: &mut Board) {
    shares::measure(&Folders::from_environment(spare), board);
}

/// The application's own rules: G2, G5, G11.
pub fn application(_: &Path, board: &mut Board) {
    application::measure(board);
}

/// The search for places and actors.
pub fn places(_: &Path, board: &mut Board) {
    places::measure(board);
}
