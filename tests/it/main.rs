//! The programs from outside, in one test binary.

#[cfg(test)]
mod bad_files;
#[cfg(test)]
mod colours;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod entry_lines;
#[cfg(test)]
mod flow_rules;
#[cfg(test)]
mod gallery;
#[cfg(test)]
mod hostile_packs;
#[cfg(test)]
mod importing;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod labels;
#[cfg(test)]
mod packs;
#[cfg(test)]
mod printing;
#[cfg(test)]
mod project_packs;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod scenario;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod symbioses;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod verbs;
#[cfg(test)]
mod worse_packs;
mod zones;
