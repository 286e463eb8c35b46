//! The QR symbol of a label: version and error correction fixed for the whole batch.

use super::modules::{Modules, QUIET_ZONE};
use super::{Code, Host};
use qrcode::bits::Bits;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{EcLevel, Version};

/// The masks in the order of their numbers (ISO/IEC 18004, table 10).
const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// Error correction of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ecc {
    /// About 15 % of codewords: paper and cartons.
    M,
    /// About 25 %: cold chain, scuffing.
    Q,
}

/// What all symbols of a batch share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SymbolProfile {
    /// QR version: 3 or 4.
    pub version: u8,
    /// Error correction.
    pub ecc: Ecc,
}

/// Why no symbol can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SymbolError {
    /// The host is too long for every profile of this kind.
    #[error("the host has {length} characters; at most {limit} fit the symbol")]
    HostTooLong {
        /// Characters of the host.
        length: usize,
        /// Most that fit.
        limit: usize,
    },
    /// No profile has this version and error correction.
    #[error("there is no symbol of version {version} with error correction {ecc}")]
    Profile {
        /// Version asked for.
        version: u8,
        /// Error correction asked for.
        ecc: char,
    },
    /// The encoder refused; with a host within the limit this does not happen.
    #[error("the address does not fit the symbol")]
    Capacity,
}

impl SymbolProfile {
    /// Version 3 with 15 % correction, in a 20 mm box: hosts of at most 14 characters.
    pub const V3M: Self = Self { version: 3, ecc: Ecc::M };
    /// Version 4 with 15 %, in a 20 mm box: longer hosts, at the price of smaller modules.
    pub const V4M: Self = Self { version: 4, ecc: Ecc::M };
    /// Version 4 with 25 %, in a 25 mm box: harsh use.
    pub const V4Q: Self = Self { version: 4, ecc: Ecc::Q };

    /// The profile of a host: 3-M where it fits, else 4-M; 4-Q for harsh use.
    ///
    /// # Errors
    /// [`SymbolError::HostTooLong`].
    pub fn for_host(host: &Host, harsh: bool) -> Result<Self, SymbolError> {
        let choices: &[Self] = if harsh { &[Self::V4Q] } else { &[Self::V3M, Self::V4M] };
        let length = host.as_str().len();
        let limit = choices.iter().map(|profile| profile.longest_host()).max().unwrap_or(0);
        choices
            .iter()
            .copied()
            .find(|profile| length <= profile.longest_host())
            .ok_or(SymbolError::HostTooLong { length, limit })
    }

    /// The profile stored with a batch.
    ///
    /// # Errors
    /// [`SymbolError::Profile`] where there is none such.
    pub fn of(version: u8, ecc: char) -> Result<Self, SymbolError> {
        [Self::V3M, Self::V4M, Self::V4Q]
            .into_iter()
            .find(|profile| profile.version == version && profile.ecc.code() == ecc)
            .ok_or(SymbolError::Profile { version, ecc })
    }

    /// Data bits the symbol holds (ISO/IEC 18004, table 7).
    fn capacity(self) -> usize {
        match (self.version, self.ecc) {
            (3, Ecc::M) => 352,
            (3, Ecc::Q) => 272,
            (_, Ecc::M) => 512,
            (_, Ecc::Q) => 384,
        }
    }

    /// Characters of the longest host that fits: `https://host/` takes 12 bits and 8 a character, the code 13 + 138.
    fn longest_host(self) -> usize {
        (self.capacity() - 12 - 13 - 138) / 8 - "https:///".len()
    }

    /// Side in millimetres of the box the symbol with its quiet zone is meant for.
    #[must_use]
    pub fn box_mm(self) -> f64 {
        if self.ecc == Ecc::Q { 25.0 } else { 20.0 }
    }

    /// Modules along a side, without the quiet zone.
    #[must_use]
    pub fn side(self) -> u32 {
        17 + 4 * u32::from(self.version)
    }

    /// Modules along a side with the quiet zone.
    #[must_use]
    pub fn side_with_quiet_zone(self) -> u32 {
        self.side() + 2 * QUIET_ZONE
    }

    /// The whole number of printer dots a module takes, so that the symbol with its quiet zone fits into `box_mm`.
    /// A module is never a fraction of dots: printers would make some modules wider than others.
    #[must_use]
    pub fn dots_per_module(self, dpi: u16, box_mm: f64) -> u32 {
        let dots = box_mm / 25.4 * f64::from(dpi) / f64::from(self.side_with_quiet_zone());
        // A hair of tolerance, so that a box computed from whole dots holds them.
        (dots + 1e-6).floor() as u32
    }
}

impl Ecc {
    /// The letter used in tables and printed profiles.
    #[must_use]
    pub fn code(self) -> char {
        match self {
            Self::M => 'M',
            Self::Q => 'Q',
        }
    }

    fn level(self) -> EcLevel {
        match self {
            Self::M => EcLevel::M,
            Self::Q => EcLevel::Q,
        }
    }
}

/// Makes the symbols of one batch: what they share (function patterns, masks, the path of the data) is laid out once.
#[derive(Clone, Debug)]
pub struct SymbolMaker {
    profile: SymbolProfile,
    prefix: String,
    /// Modules that carry data, in the order the bits are laid.
    path: Vec<(u8, u8)>,
    /// For each mask: the rows of function patterns with that mask's format information.
    function: [Vec<u64>; 8],
    /// For each mask: the rows of data modules it inverts.
    mask: [Vec<u64>; 8],
}

impl SymbolMaker {
    /// For a host and the profile fixed for its batch.
    ///
    /// # Errors
    /// [`SymbolError::HostTooLong`] where the host does not fit the profile.
    pub fn new(host: &Host, profile: SymbolProfile) -> Result<Self, SymbolError> {
        let (length, limit) = (host.as_str().len(), profile.longest_host());
        if length > limit {
            return Err(SymbolError::HostTooLong { length, limit });
        }
        let version = Version::Normal(i16::from(profile.version));
        let mut blank = Canvas::new(version, profile.ecc.level());
        blank.draw_all_functional_patterns();
        let side = i16::try_from(profile.side()).map_err(|_| SymbolError::Capacity)?;
        let is_data = |x: i16, y: i16| !qrcode::canvas::is_functional(version, side, x, y);
        let rows = |test: &dyn Fn(i16, i16) -> bool| -> Vec<u64> {
            (0..side).map(|y| (0..side).filter(|x| test(*x, y)).fold(0, |row, x| row | 1 << x)).collect()
        };
        let function = MASKS.map(|mask| {
            let mut canvas = blank.clone();
            canvas.apply_mask(mask);
            rows(&|x, y| !is_data(x, y) && canvas.get(x, y).is_dark())
        });
        let mask = [0, 1, 2, 3, 4, 5, 6, 7].map(|number| rows(&|x, y| is_data(x, y) && inverts(number, x, y)));
        let path = data_path(side).filter(|(x, y)| is_data(*x, *y)).map(|(x, y)| (x as u8, y as u8)).collect();
        Ok(Self { profile, prefix: format!("https://{host}/"), path, function, mask })
    }

    /// The profile all its symbols have.
    #[must_use]
    pub fn profile(&self) -> SymbolProfile {
        self.profile
    }

    /// The symbol of `https://HOST/CODE`: the address in byte mode, the code in alphanumeric mode, the mask with the
    /// lowest penalty (ISO/IEC 18004, 7.8.3).
    ///
    /// # Errors
    /// [`SymbolError::Capacity`], which a host within the limit excludes.
    pub fn make(&self, code: &Code) -> Result<Modules, SymbolError> {
        let bits = self.bits(code)?;
        let version = Version::Normal(i16::from(self.profile.version));
        let (data, correction) = qrcode::ec::construct_codewords(&bits.into_bytes(), version, self.profile.ecc.level())
            .map_err(|_| SymbolError::Capacity)?;
        let mut rows = vec![0_u64; self.profile.side() as usize];
        let stream = data.iter().chain(&correction).flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1));
        for (&(x, y), bit) in self.path.iter().zip(stream) {
            rows[usize::from(y)] |= u64::from(bit) << x;
        }
        let masked = |number: usize| -> Vec<u64> {
            let (function, mask) = (&self.function[number], &self.mask[number]);
            rows.iter().zip(function).zip(mask).map(|((data, function), mask)| function | (data ^ mask)).collect()
        };
        let best = (0..8).map(masked).min_by_key(|rows| super::penalty::penalty(rows)).unwrap_or(rows.clone());
        Ok(Modules::new(best))
    }

    /// The data bits, terminated and padded.
    fn bits(&self, code: &Code) -> Result<Bits, SymbolError> {
        let mut bits = Bits::new(Version::Normal(i16::from(self.profile.version)));
        bits.push_byte_data(self.prefix.as_bytes())
            .and_then(|()| bits.push_alphanumeric_data(&code.to_ascii()))
            .and_then(|()| bits.push_terminator(self.profile.ecc.level()))
            .map_err(|_| SymbolError::Capacity)?;
        Ok(bits)
    }
}

/// Whether a mask inverts the module (ISO/IEC 18004, table 10).
fn inverts(number: u8, x: i16, y: i16) -> bool {
    match number {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (y / 2 + x / 3) % 2 == 0,
        5 => (x * y) % 2 + (x * y) % 3 == 0,
        6 => ((x * y) % 2 + (x * y) % 3) % 2 == 0,
        _ => ((x + y) % 2 + (x * y) % 3) % 2 == 0,
    }
}

/// The way the bits are laid: pairs of columns from the right, upwards and downwards in turn, the timing column left
/// out (ISO/IEC 18004, 7.7.3).
fn data_path(side: i16) -> impl Iterator<Item = (i16, i16)> {
    let pairs = (0..(side - 1) / 2).map(move |pair| {
        let right = side - 1 - 2 * pair;
        (pair % 2 == 0, if right <= 6 { right - 1 } else { right })
    });
    pairs.flat_map(move |(upwards, right)| {
        (0..side).flat_map(move |step| {
            let y = if upwards { side - 1 - step } else { step };
            [(right, y), (right - 1, y)]
        })
    })
}

#[cfg(test)]
mod tests;
