//! The programs from outside, in one test binary.

mod bad_files;
mod desk;
mod importing;
mod kill;
mod tidy;
mod verbs;
