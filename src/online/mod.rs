//! Floor 4: tiles from map servers, for those providers alone that the person has switched on.
//!
//! [`provider`] names the four, [`template`] checks their addresses, [`choices`] keeps what is switched on. [`client`]
//! is the one place of the program that opens a socket, and it takes only a [`choices::Allowed`], which only a
//! switch gives. [`freshness`] and [`cache`] keep answers by the rules of HTTP, [`pace`] says when a server may be
//! asked again, [`fetcher`] serves the map, and [`prepare`] makes a pack of an area before the meeting.

pub mod cache;
pub mod choices;
pub mod client;
pub mod fetcher;
pub mod freshness;
pub mod pace;
pub mod pack;
pub mod plan;
pub mod prepare;
pub mod provider;
mod recent;
pub mod template;
pub mod tiles;
pub mod trouble;

pub use choices::{Allowed, Choice, Choices};
pub use fetcher::{Fetcher, Status};
pub use provider::Provider;
pub use template::{Template, TemplateFault};
pub use tiles::OnlineTiles;
pub use trouble::Trouble;

#[cfg(test)]
mod tests;
