//! How far a file is, and whether it is still wanted; shared between the one who writes and the one who watches.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::error::PrintError;

/// Steps that are told apart.
const STEPS: f32 = 1000.0;

/// Progress of one file.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU32,
    stopped: AtomicBool,
}

impl Progress {
    /// Share of the work done, 0 to 1.
    pub fn share(&self) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / STEPS
    }

    /// Asks the writer to stop and to leave nothing behind.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// True once somebody asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Notes a share of the work.
    ///
    /// # Errors
    /// [`PrintError::Stopped`] when the file is no longer wanted.
    pub fn reach(&self, share: f32) -> Result<(), PrintError> {
        self.done.store((share * STEPS) as u32, Ordering::Relaxed);
        self.go_on()
    }

    /// Looks whether the file is still wanted.
    ///
    /// # Errors
    /// [`PrintError::Stopped`] when it is not.
    pub fn go_on(&self) -> Result<(), PrintError> {
        if self.is_stopped() {
            Err(PrintError::Stopped)
        } else {
            Ok(())
        }
    }
}
