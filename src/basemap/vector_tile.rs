//! A bounded decoder of Mapbox vector tiles, version 2.
//!
//! Memory stays within a small multiple of the tile's bytes whatever they say: points, parts and tags of a layer
//! lie in flat lists, and features without geometry are dropped.

use super::error::{Part, TileError};
use super::wire::{Field, Wire, zigzag32, zigzag64};

const MAX_LAYERS: usize = 256;
const MAX_EXTENT: u32 = 1 << 16;
/// Coordinates further out than this many tile widths are taken for damage.
const MAX_COORDINATE: i64 = 1 << 24;

/// The layers of one tile.
#[derive(Debug, Default)]
pub struct VectorTile {
    layers: Vec<Layer>,
}

/// One layer: features with their points in tile units.
#[derive(Debug)]
pub struct Layer {
    name: String,
    extent: u32,
    keys: Vec<String>,
    values: Vec<Value>,
    features: Vec<RawFeature>,
    points: Vec<[i32; 2]>,
    part_starts: Vec<u32>,
    tags: Vec<[u32; 2]>,
}

/// What a feature's points are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Single points.
    Points,
    /// Open lines.
    Lines,
    /// Closed rings; outer and inner ones wind in opposite ways.
    Polygons,
}

#[derive(Debug)]
enum Value {
    Text(Box<str>),
    Number(f64),
    Flag(bool),
}

#[derive(Clone, Copy, Debug)]
struct RawFeature {
    shape: Shape,
    parts: [u32; 2],
    tags: [u32; 2],
}

/// A feature of a layer.
#[derive(Clone, Copy, Debug)]
pub struct Feature<'a> {
    layer: &'a Layer,
    raw: RawFeature,
}

impl VectorTile {
    /// Decodes the unpacked bytes of a tile. No bytes make a tile without layers, which is open sea.
    ///
    /// # Errors
    /// When the bytes are not a vector tile, or its indices, commands or coordinates are impossible.
    pub fn decode(bytes: &[u8]) -> Result<Self, TileError> {
        let mut wire = Wire::new(bytes);
        let mut layers = Vec::new();
        while !wire.is_at_end() {
            if let (3, Field::Bytes(layer)) = wire.field().ok_or_else(malformed)? {
                if layers.len() == MAX_LAYERS {
                    return Err(TileError::damaged(Part::Tile, "it has too many layers"));
                }
                layers.push(Layer::decode(layer)?);
            }
        }
        Ok(Self { layers })
    }

    /// The features of all layers of that name.
    pub fn features<'a>(&'a self, layer: &'a str) -> impl Iterator<Item = Feature<'a>> {
        let layers = self.layers.iter().filter(move |l| l.name == layer);
        layers.flat_map(|layer| layer.features.iter().map(move |&raw| Feature { layer, raw }))
    }

    /// Names of the layers.
    pub fn layer_names(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().map(|layer| layer.name.as_str())
    }

    /// Every feature, layer by layer.
    pub fn all_features(&self) -> impl Iterator<Item = Feature<'_>> {
        let layers = self.layers.iter();
        layers.flat_map(|layer| layer.features.iter().map(move |&raw| Feature { layer, raw }))
    }

    /// Memory held, in bytes, to the nearest few per cent.
    pub fn bytes(&self) -> usize {
        let of_layer = |l: &Layer| {
            l.points.len() * 8
                + l.part_starts.len() * 4
                + l.tags.len() * 8
                + l.features.len() * size_of::<RawFeature>()
                + l.values.iter().map(Value::bytes).sum::<usize>()
                + l.keys.len() * 32
                + size_of::<Layer>()
        };
        self.layers.iter().map(of_layer).sum::<usize>() + size_of::<Self>()
    }
}

impl<'a> Feature<'a> {
    /// What the points are.
    pub fn shape(self) -> Shape {
        self.raw.shape
    }

    /// Units along one side of the tile.
    pub fn extent(self) -> u32 {
        self.layer.extent
    }

    /// Lines or rings (without a repeated last point), or one list of single points.
    pub fn parts(self) -> impl Iterator<Item = &'a [[i32; 2]]> {
        let layer = self.layer;
        (self.raw.parts[0]..self.raw.parts[1]).map(move |part| {
            let start = layer.part_starts[part as usize] as usize;
            let next = layer.part_starts.get(part as usize + 1);
            let end = next.map_or(layer.points.len(), |&next| next as usize);
            &layer.points[start..end]
        })
    }

    /// A text attribute.
    pub fn text(self, key: &str) -> Option<&'a str> {
        match self.value(key)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A number attribute.
    pub fn number(self, key: &str) -> Option<f64> {
        match self.value(key)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// True when the attribute is there and true.
    pub fn flag(self, key: &str) -> bool {
        matches!(self.value(key), Some(Value::Flag(true)))
    }

    fn value(self, key: &str) -> Option<&'a Value> {
        let [from, to] = self.raw.tags.map(|at| at as usize);
        let layer = self.layer;
        layer.tags[from..to]
            .iter()
            .find(|[k, _]| layer.keys[*k as usize] == key)
            .map(|[_, v]| &layer.values[*v as usize])
    }
}

impl Layer {
    fn decode(bytes: &[u8]) -> Result<Self, TileError> {
        let mut layer = Self {
            name: String::new(),
            extent: 4096,
            keys: Vec::new(),
            values: Vec::new(),
            features: Vec::new(),
            points: Vec::new(),
            part_starts: Vec::new(),
            tags: Vec::new(),
        };
        let mut wire = Wire::new(bytes);
        while !wire.is_at_end() {
            match wire.field().ok_or_else(malformed)? {
                (1, Field::Bytes(name)) => layer.name = text(name)?,
                (2, Field::Bytes(feature)) => layer.add_feature(feature)?,
                (3, Field::Bytes(key)) => layer.keys.push(text(key)?),
                (4, Field::Bytes(value)) => layer.values.push(Value::decode(value)?),
                (5, Field::Varint(extent)) => layer.extent = checked_extent(extent)?,
                _ => {}
            }
        }
        let sound = |&[k, v]: &[u32; 2]| (k as usize) < layer.keys.len() && (v as usize) < layer.values.len();
        if !layer.tags.iter().all(sound) {
            return Err(TileError::damaged(Part::Tile, "an attribute does not exist"));
        }
        Ok(layer)
    }

    fn add_feature(&mut self, bytes: &[u8]) -> Result<(), TileError> {
        let mut wire = Wire::new(bytes);
        let (mut shape, mut geometry, mut tags) = (None, [].as_slice(), [].as_slice());
        while !wire.is_at_end() {
            match wire.field().ok_or_else(malformed)? {
                (2, Field::Bytes(packed)) => tags = packed,
                (3, Field::Varint(1)) => shape = Some(Shape::Points),
                (3, Field::Varint(2)) => shape = Some(Shape::Lines),
                (3, Field::Varint(3)) => shape = Some(Shape::Polygons),
                (4, Field::Bytes(packed)) => geometry = packed,
                _ => {}
            }
        }
        // A shape of unknown kind may be ignored, says the specification.
        let Some(shape) = shape else {
            return Ok(());
        };
        let first_part = self.part_starts.len() as u32;
        self.add_geometry(geometry, shape)?;
        let last_part = self.part_starts.len() as u32;
        if first_part == last_part {
            return Ok(());
        }
        let first_tag = self.tags.len() as u32;
        let mut wire = Wire::new(tags);
        while !wire.is_at_end() {
            let pair = wire.varint32().zip(wire.varint32());
            self.tags.push(pair.map(|(k, v)| [k, v]).ok_or_else(malformed)?);
        }
        self.features.push(RawFeature {
            shape,
            parts: [first_part, last_part],
            tags: [first_tag, self.tags.len() as u32],
        });
        Ok(())
    }

    /// Runs the drawing commands: 1 begins a part, 2 adds to it, 7 closes a ring.
    fn add_geometry(&mut self, packed: &[u8], shape: Shape) -> Result<(), TileError> {
        let mut wire = Wire::new(packed);
        let mut at = [0_i64; 2];
        let mut begun = false;
        while !wire.is_at_end() {
            let command = wire.varint32().ok_or_else(malformed)?;
            let (action, count) = (command & 7, command >> 3);
            match action {
                1 | 2 => {}
                7 => continue,
                _ => return Err(TileError::damaged(Part::Tile, "a drawing command is unknown")),
            }
            for _ in 0..count {
                for axis in &mut at {
                    let step = wire.varint32().ok_or_else(malformed)?;
                    *axis += i64::from(zigzag32(step));
                    if axis.abs() > MAX_COORDINATE {
                        return Err(TileError::damaged(Part::Tile, "a coordinate is out of range"));
                    }
                }
                // All the points of a point feature make one part.
                if !begun || (action == 1 && shape != Shape::Points) {
                    self.part_starts.push(self.points.len() as u32);
                    begun = true;
                }
                self.points.push(at.map(|axis| axis as i32));
            }
        }
        Ok(())
    }
}

impl Value {
    fn decode(bytes: &[u8]) -> Result<Self, TileError> {
        let mut wire = Wire::new(bytes);
        let mut value = Self::Flag(false);
        while !wire.is_at_end() {
            value = match wire.field().ok_or_else(malformed)? {
                (1, Field::Bytes(bytes)) => Self::Text(text(bytes)?.into()),
                (2, Field::Fixed32(bytes)) => Self::Number(f64::from(f32::from_le_bytes(bytes))),
                (3, Field::Fixed64(bytes)) => Self::Number(f64::from_le_bytes(bytes)),
                (4, Field::Varint(number)) => Self::Number(number as i64 as f64),
                (5, Field::Varint(number)) => Self::Number(number as f64),
                (6, Field::Varint(number)) => Self::Number(zigzag64(number) as f64),
                (7, Field::Varint(flag)) => Self::Flag(flag != 0),
                _ => value,
            };
        }
        Ok(value)
    }

    fn bytes(&self) -> usize {
        size_of::<Self>()
            + if let Self::Text(text) = self {
                text.len()
            } else {
                0
            }
    }
}

fn malformed() -> TileError {
    TileError::damaged(Part::Tile, "it is not a vector tile")
}

fn text(bytes: &[u8]) -> Result<String, TileError> {
    let text =
        std::str::from_utf8(bytes).map_err(|_| TileError::damaged(Part::Tile, "a text is not UTF-8"))?;
    Ok(text.to_owned())
}

fn checked_extent(extent: u64) -> Result<u32, TileError> {
    match u32::try_from(extent) {
        Ok(extent @ 1..=MAX_EXTENT) => Ok(extent),
        _ => Err(TileError::damaged(Part::Tile, "its extent is impossible")),
    }
}

#[cfg(test)]
#[path = "vector_tile_tests.rs"]
mod tests;
