//! Numbers for things that come and go.

use std::collections::BTreeMap;

/// Numbers from 0 without gaps, by key; those of what is gone are given again.
pub(super) struct Numbers<K> {
    held: BTreeMap<K, u32>,
    /// By number: asked for since the last sweep.
    kept: Vec<bool>,
    free: Vec<u32>,
}

impl<K> Default for Numbers<K> {
    fn default() -> Self {
        Self {
            held: BTreeMap::new(),
            kept: Vec::new(),
            free: Vec::new(),
        }
    }
}

impl<K: Ord> Numbers<K> {
    /// The number of a key, and whether that number was never given before.
    pub fn keep(&mut self, key: K) -> (u32, bool) {
        let mut is_new = false;
        let number = *self.held.entry(key).or_insert_with(|| {
            self.free.pop().unwrap_or_else(|| {
                is_new = true;
                self.kept.push(false);
                self.kept.len() as u32 - 1
            })
        });
        self.kept[number as usize] = true;
        (number, is_new)
    }

    /// The number of a key.
    pub fn number(&self, key: &K) -> Option<u32> {
        self.held.get(key).copied()
    }

    /// Lets go of what was not asked for since the last sweep; gives those numbers.
    pub fn sweep(&mut self) -> Vec<u32> {
        let mut gone = Vec::new();
        self.held.retain(|_, number| {
            let kept = std::mem::take(&mut self.kept[*number as usize]);
            if !kept {
                gone.push(*number);
            }
            kept
        });
        self.free.extend(&gone);
        gone
    }
}
