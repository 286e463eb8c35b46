//! Symbols: the profile by the host, whole dots, and the modules of a reference encoder.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::label::{BatchKeyInput, Keyring};
use qrcode::QrCode;

fn host(length: usize) -> Host {
    Host::parse(&format!("{}.cn", "a".repeat(length - 3))).unwrap()
}

fn codes(count: u32) -> impl Iterator<Item = Code> {
    let keys = Keyring::generate([5; 32]).batch(&BatchKeyInput { tag: 99, epoch: 0 }).unwrap();
    (0..count).map(move |index| keys.issue(index).unwrap())
}

#[test]
fn the_profile_follows_the_host() {
    let profile = |length, harsh| SymbolProfile::for_host(&host(length), harsh);
    assert_eq!(profile(14, false), Ok(SymbolProfile::V3M));
    assert_eq!(profile(15, false), Ok(SymbolProfile::V4M));
    assert_eq!(profile(34, false), Ok(SymbolProfile::V4M));
    assert_eq!(profile(35, false), Err(SymbolError::HostTooLong { length: 35, limit: 34 }));
    assert_eq!(profile(18, true), Ok(SymbolProfile::V4Q));
    assert_eq!(profile(19, true), Err(SymbolError::HostTooLong { length: 19, limit: 18 }));
    assert_eq!(
        SymbolMaker::new(&host(15), SymbolProfile::V3M).unwrap_err(),
        SymbolError::HostTooLong { length: 15, limit: 14 }
    );
    assert_eq!(SymbolProfile::of(4, 'Q'), Ok(SymbolProfile::V4Q));
    assert_eq!(SymbolProfile::of(3, 'Q'), Err(SymbolError::Profile { version: 3, ecc: 'Q' }));
}

#[test]
fn whole_dots_fill_the_box() {
    let dots = |profile: SymbolProfile, dpi, mm| profile.dots_per_module(dpi, mm);
    assert_eq!(dots(SymbolProfile::V3M, 300, 20.0), 6);
    assert_eq!(dots(SymbolProfile::V3M, 600, 20.0), 12);
    assert_eq!(dots(SymbolProfile::V3M, 203, 20.0), 4);
    assert_eq!(dots(SymbolProfile::V4M, 300, 20.0), 5);
    assert_eq!(dots(SymbolProfile::V4Q, 300, 25.0), 7);
    assert_eq!(dots(SymbolProfile::V3M, 300, 37.0 * 6.0 * 25.4 / 300.0), 6);
}

/// 10,000 random codes behind the longest host of each profile: all fit, so none changes version within a batch.
#[test]
fn every_code_fits_the_longest_host() {
    for (length, profile) in [(14, SymbolProfile::V3M), (34, SymbolProfile::V4M), (18, SymbolProfile::V4Q)] {
        let maker = SymbolMaker::new(&host(length), profile).unwrap();
        for code in codes(10_000) {
            let bits = maker.bits(&code).unwrap();
            assert_eq!(bits.version(), Version::Normal(i16::from(profile.version)));
            assert_eq!(bits.len(), profile.capacity());
        }
    }
}

/// Module for module what the crate's own (slower) placement, masking and scoring give.
#[test]
fn agrees_with_the_reference_placement_and_mask() {
    for profile in [SymbolProfile::V3M, SymbolProfile::V4M, SymbolProfile::V4Q] {
        let maker = SymbolMaker::new(&Host::parse("gi.henan-ip.cn").unwrap(), profile).unwrap();
        for code in codes(60) {
            let ours = maker.make(&code).unwrap();
            let theirs = QrCode::with_bits(maker.bits(&code).unwrap(), profile.ecc.level()).unwrap();
            assert_eq!(ours.side() as usize, theirs.width());
            let dark: Vec<bool> = (0..ours.side())
                .flat_map(|y| (0..ours.side()).map(move |x| (x, y)))
                .map(|(x, y)| ours.is_dark(x, y))
                .collect();
            let theirs: Vec<bool> = theirs.to_colors().iter().map(|c| *c == qrcode::Color::Dark).collect();
            assert_eq!(dark, theirs, "{code}");
        }
    }
}
