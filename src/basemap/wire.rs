//! Reading of the two number formats that PMTiles and vector tiles share: varints and protobuf fields.

/// A cursor over borrowed bytes. Every read checks the end; none allocates.
#[derive(Clone, Copy, Debug)]
pub struct Wire<'a> {
    bytes: &'a [u8],
}

/// The content of one protobuf field.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Field<'a> {
    /// Wire type 0.
    Varint(u64),
    /// Wire type 1.
    Fixed64([u8; 8]),
    /// Wire type 2.
    Bytes(&'a [u8]),
    /// Wire type 5.
    Fixed32([u8; 4]),
}

impl<'a> Wire<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    /// An unsigned varint of at most 64 bits; `None` when cut off or longer.
    pub fn varint(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return None;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// A varint that fits in 32 bits.
    pub fn varint32(&mut self) -> Option<u32> {
        self.varint().and_then(|value| u32::try_from(value).ok())
    }

    /// The next protobuf field: its number and content; `None` when malformed.
    pub fn field(&mut self) -> Option<(u64, Field<'a>)> {
        let tag = self.varint()?;
        let content = match tag & 7 {
            0 => Field::Varint(self.varint()?),
            1 => Field::Fixed64(self.array()?),
            2 => {
                let len = usize::try_from(self.varint()?).ok()?;
                Field::Bytes(self.take(len)?)
            }
            5 => Field::Fixed32(self.array()?),
            _ => return None,
        };
        Some((tag >> 3, content))
    }

    /// The next so many bytes.
    pub fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(len)?;
        self.bytes = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }
}

/// Undoes zigzag coding of a 32-bit number.
pub fn zigzag32(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

/// Undoes zigzag coding of a 64-bit number.
pub fn zigzag64(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn varints_stop_at_their_end_and_refuse_more_than_64_bits() {
        assert_eq!(Wire::new(&[0xac, 0x02]).varint(), Some(300));
        assert_eq!(Wire::new(&[0x80]).varint(), None);
        let mut largest = [0xff; 10];
        largest[9] = 1;
        assert_eq!(Wire::new(&largest).varint(), Some(u64::MAX));
        largest[9] = 2;
        assert_eq!(Wire::new(&largest).varint(), None);
    }

    #[test]
    fn a_field_longer_than_its_bytes_is_refused() {
        assert_eq!(Wire::new(&[0x0a, 5, 1, 2]).field(), None);
        assert_eq!(
            Wire::new(&[0x0a, 2, 1, 2]).field(),
            Some((1, Field::Bytes(&[1, 2])))
        );
    }

    #[test]
    fn zigzag_gives_signs_back() {
        assert_eq!([0, 1, 2, 3].map(zigzag32), [0, -1, 1, -2]);
        assert_eq!(zigzag32(u32::MAX), i32::MIN);
    }
}
