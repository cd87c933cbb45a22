use std::io::Write;

use flate2::Compression as Level;
use flate2::write::GzEncoder;

use super::*;
use crate::basemap::Ground;
use crate::basemap::pyramid::Pyramid;
use crate::picture::tokens::Theme;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Level::fast());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

/// A pack in the making; `build` writes what is there, true or not.
struct Pack {
    directory: Vec<u8>,
    leaves: Vec<u8>,
    metadata: Vec<u8>,
    tiles: Vec<u8>,
    header: Vec<(usize, Vec<u8>)>,
}

impl Pack {
    /// One tile, 0/0/0, with those unpacked bytes.
    fn with_tile(bytes: &[u8]) -> Self {
        let tile = gzip(bytes);
        Self {
            directory: directory(&[[0, 1, tile.len() as u64, 0]]),
            leaves: Vec::new(),
            metadata: gzip(br#"{"name":"test"}"#),
            tiles: tile,
            header: Vec::new(),
        }
    }

    /// Overwrites bytes of the header.
    fn put(mut self, at: usize, bytes: &[u8]) -> Self {
        self.header.push((at, bytes.to_vec()));
        self
    }

    fn build(&self) -> Vec<u8> {
        let mut file = b"PMTiles\x03".to_vec();
        let mut at = HEADER_LEN as u64;
        let root = gzip(&self.directory);
        for part in [&root, &self.metadata, &self.leaves, &self.tiles] {
            file.extend(at.to_le_bytes());
            file.extend((part.len() as u64).to_le_bytes());
            at += part.len() as u64;
        }
        file.extend([0; 25]);
        file.extend([2, 2, 1, 0, 0]);
        file.resize(HEADER_LEN, 0);
        for (at, bytes) in &self.header {
            file[*at..*at + bytes.len()].copy_from_slice(bytes);
        }
        for part in [&root, &self.metadata, &self.leaves, &self.tiles] {
            file.extend(part);
        }
        file
    }

    fn open(&self) -> Result<Archive, TileError> {
        Archive::open(self.build())
    }

    /// What the whole way from file to picture says.
    fn fault(&self) -> String {
        let all = || -> Result<(), TileError> {
            let archive = Arc::new(self.open()?);
            archive.metadata()?;
            Pyramid::new(archive.clone()).decode((0, 0, 0))?;
            let ground = Ground::embedded()?.with_source(Some(archive));
            let picture = ground.tile_picture(Theme::Light, 0, 0, 0, 1);
            assert_eq!(picture.rgba.len(), 256 * 256 * 4);
            Ok(())
        };
        all().map_or_else(|fault| fault.to_string(), |()| "none".to_owned())
    }
}

/// A directory of entries: number, run, length, offset.
fn directory(entries: &[[u64; 4]]) -> Vec<u8> {
    let mut bytes = varint(entries.len() as u64);
    let mut before = 0;
    for entry in entries {
        bytes.extend(varint(entry[0] - before));
        before = entry[0];
    }
    for column in 1..3 {
        for entry in entries {
            bytes.extend(varint(entry[column]));
        }
    }
    for entry in entries {
        bytes.extend(varint(entry[3] + 1));
    }
    bytes
}

fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

#[test]
fn a_small_pack_reads_back() {
    let pack = Pack::with_tile(b"");
    assert_eq!(pack.fault(), "none");
    let archive = pack.open().expect("a good pack");
    assert_eq!(archive.metadata().expect("an object")["name"], "test");
    assert_eq!(archive.tile(0, 0, 0).expect("a tile"), Some(Vec::new()));
    assert_eq!(archive.tile(1, 0, 0).expect("no fault"), None);
}

#[test]
fn a_tile_is_found_through_a_leaf_directory() {
    let mut pack = Pack::with_tile(b"");
    let leaf = gzip(&pack.directory);
    pack.directory = directory(&[[0, 0, leaf.len() as u64, 0]]);
    pack.leaves = leaf;
    let archive = pack.open().expect("a good pack");
    for _ in 0..2 {
        assert_eq!(archive.tile(0, 0, 0).expect("a tile"), Some(Vec::new()));
    }
}

#[test]
fn a_file_on_disk_reads_like_one_in_memory() {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(&Pack::with_tile(b"").build()).expect("room");
    let source = super::super::source::FileAt::new(file).expect("a length");
    assert!(source.read_at(u64::MAX, 2).is_err() && source.read_at(0, usize::MAX).is_err());
    let archive = Archive::open(source).expect("a good pack");
    assert_eq!(archive.tile(0, 0, 0).expect("a tile"), Some(Vec::new()));
}

#[test]
fn files_that_are_not_packs_are_named_as_such() {
    assert!(matches!(Archive::open(Vec::new()), Err(TileError::NotPmtiles)));
    assert!(matches!(Archive::open(vec![7; 500]), Err(TileError::NotPmtiles)));
    let tile = Pack::with_tile(b"");
    assert!(matches!(tile.put(7, &[2]).open(), Err(TileError::Version(2))));
    assert!(matches!(
        Pack::with_tile(b"").put(98, &[3]).open(),
        Err(TileError::Compression(3))
    ));
    let fault = Pack::with_tile(b"").put(99, &[2]).fault();
    assert!(fault.contains("cannot be decoded"), "{fault}");
}

#[test]
fn false_numbers_in_the_header_are_refused() {
    let far = (1_u64 << 63).to_le_bytes();
    for at in [8, 16, 24, 32, 56] {
        let fault = Pack::with_tile(b"").put(at, &far).fault();
        assert!(fault.contains("damaged"), "{at}: {fault}");
    }
    for (at, byte) in [(99, 9), (97, 0), (100, 1), (101, 255), (105, 0x7f)] {
        assert_ne!(Pack::with_tile(b"").put(at, &[byte]).fault(), "none", "{at}");
    }
}

#[test]
fn every_cut_of_a_file_ends_in_a_fault() {
    let pack = Pack::with_tile(&[0x1a, 0]);
    let whole = pack.build();
    for end in 0..whole.len() {
        let cut = Archive::open(whole[..end].to_vec()).and_then(|a| a.tile(0, 0, 0));
        assert!(cut.is_err(), "cut at {end}");
    }
}

#[test]
fn bombs_and_loops_are_refused() {
    let zeros = vec![0_u8; 20 << 20];
    let mut bomb = Pack::with_tile(b"");
    bomb.directory.clone_from(&zeros);
    assert!(matches!(
        bomb.open(),
        Err(TileError::TooLarge {
            part: Part::Directory,
            ..
        })
    ));

    let bomb = Pack::with_tile(&zeros).open().expect("the fault is in the tile");
    assert!(matches!(
        bomb.tile(0, 0, 0),
        Err(TileError::TooLarge { part: Part::Tile, .. })
    ));

    let mut bomb = Pack::with_tile(b"");
    bomb.metadata = gzip(&vec![b'['; 2 << 20]);
    assert!(matches!(
        bomb.open().expect("the fault is in the metadata").metadata(),
        Err(TileError::TooLarge {
            part: Part::Metadata,
            ..
        })
    ));
    bomb.metadata = gzip(&vec![b'['; 1 << 19]);
    assert!(bomb.fault().contains("not a JSON object"));

    // A leaf directory whose only entry is itself, found by trying the length of its own packed form.
    let looping = (20..60).find_map(|length| {
        let leaf = directory(&[[0, 0, length, 0]]);
        let packed = gzip(&leaf);
        (packed.len() as u64 == length).then_some((leaf, packed))
    });
    let (leaf, packed) = looping.expect("some length fits");
    let mut pack = Pack::with_tile(b"");
    pack.directory = leaf;
    pack.leaves = packed;
    assert!(pack.fault().contains("nested too deeply"));
}

#[test]
fn entries_outside_the_file_or_without_length_are_refused() {
    for entry in [
        [0, 1, u64::from(u32::MAX), 0],
        [0, 1, 0, 0],
        [0, 1, 20, u64::MAX - 1],
    ] {
        let mut pack = Pack::with_tile(b"");
        pack.directory = directory(&[entry]);
        assert!(pack.fault().contains("damaged"), "{entry:?}");
    }
    let mut pack = Pack::with_tile(b"not a tile");
    pack.directory = directory(&[[0, u64::from(u32::MAX), pack.tiles.len() as u64, 0]]);
    assert!(pack.fault().contains("not a vector tile"));
}

#[test]
fn faults_are_told_in_both_languages() {
    use crate::base::i18n::Lang;
    let fault = TileError::damaged(Part::Tile, "x");
    assert!(fault.message(Lang::Fr).contains("tuile"));
    assert!(fault.message(Lang::En).contains("tile"));
    assert!(TileError::Version(9).message(Lang::Fr).contains('9'));
}
