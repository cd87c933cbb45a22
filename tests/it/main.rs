//! The programs from outside, in one test binary.

#[cfg(test)]
mod bad_files;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod importing;
#[cfg(test)]
mod kill;
#[cfg(test)]
<<<<<<< HEAD
mod symbioses;
=======
mod settings;
>>>>>>> c337539 (Weights, limits, natures and rules are set in the window: sliders that the list follows, natures and rules of one's own)
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod verbs;
