//! The symbol of any short text, for a telephone that reads it from a screen.

use super::{Modules, SymbolError};
use qrcode::{Color, EcLevel, QrCode};

/// Most modules along a side that [`Modules`] hold.
const MAX_SIDE: usize = 64;

/// The smallest symbol of a text: with 15 % error correction where it fits into 64 modules a side, else with 7 %
/// (ISO/IEC 18004, version 11: 251 and 321 bytes).
///
/// # Errors
/// [`SymbolError::Capacity`] where the text is longer.
pub fn text_symbol(text: &str) -> Result<Modules, SymbolError> {
    let symbol = [EcLevel::M, EcLevel::L]
        .into_iter()
        .filter_map(|level| QrCode::with_error_correction_level(text, level).ok())
        .find(|symbol| symbol.width() <= MAX_SIDE)
        .ok_or(SymbolError::Capacity)?;
    let rows = symbol.to_colors();
    let bits =
        |row: &[Color]| (0..).zip(row).fold(0_u64, |bits, (x, module)| bits | u64::from(module.select(1_u8, 0)) << x);
    Ok(Modules::new(rows.chunks(symbol.width()).map(bits).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_symbol_grows_with_the_text_up_to_sixty_four_modules() {
        let side = |length: usize| text_symbol(&"a".repeat(length)).map(|symbol| symbol.side());
        assert_eq!(side(14), Ok(21));
        assert_eq!(side(251), Ok(61));
        assert_eq!(side(321), Ok(61));
        assert_eq!(side(322), Err(SymbolError::Capacity));
    }

    #[test]
    fn it_is_the_crates_symbol_module_for_module() {
        let symbol = text_symbol("otpauth://totp/x?secret=AA").ok();
        let other = QrCode::with_error_correction_level("otpauth://totp/x?secret=AA", EcLevel::M).ok();
        let (symbol, other) = symbol.zip(other).unwrap_or_else(|| panic!("both are made"));
        for (at, module) in other.to_colors().into_iter().enumerate() {
            let (x, y) = (at % other.width(), at / other.width());
            assert_eq!(symbol.is_dark(x as u32, y as u32), module == Color::Dark, "{x} {y}");
        }
    }
}
