//! The headless program: `maillage-cli VERB …`. Everything it does is in [`maillage::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(maillage::cli::run(std::env::args_os().skip(1)))
}
