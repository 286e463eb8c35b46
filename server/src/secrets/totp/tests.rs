//! One-time codes: those of RFC 6238, each once, one step to either side.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use proptest::prelude::*;

/// The secret of RFC 6238, appendix B.
fn known() -> TotpSecret {
    TotpSecret(Zeroizing::new(*b"12345678901234567890"))
}

fn code(secret: &TotpSecret, step: i64) -> String {
    secret.totp().generate(step as u64 * STEP).to_string()
}

const SECOND: i64 = 1_000_000;

#[test]
fn the_codes_are_those_of_the_rfc() {
    for (seconds, eight_digits) in [
        (59, "94287082"),
        (1_111_111_109, "07081804"),
        (1_111_111_111, "14050471"),
        (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ] {
        let step = seconds / 30;
        assert_eq!(known().check(&eight_digits[2..], seconds * SECOND, -1), Some(step), "{seconds}");
    }
}

#[test]
fn p23_a_code_works_once() {
    let secret = TotpSecret::new().unwrap();
    let now = 1_800_000_000 * SECOND;
    let step = 60_000_000;
    let typed = code(&secret, step);
    let mut last = -1;
    let mut accepted = 0;
    for second in 0..90 {
        if let Some(step) = secret.check(&typed, now + second * SECOND, last) {
            (last, accepted) = (step, accepted + 1);
        }
    }
    assert_eq!((last, accepted), (step, 1));
    // Nor does one that was not used before it, once a later one was.
    assert_eq!(secret.check(&code(&secret, step - 1), now, step), None);
    assert_eq!(secret.check(&code(&secret, step + 1), now, step), Some(step + 1));
}

#[test]
fn p23_the_skew_is_one_step_to_either_side() {
    let secret = known();
    let step = 60_000_000;
    let typed = code(&secret, step);
    let from = (step - 1) * 30 * SECOND;
    let until = (step + 2) * 30 * SECOND;
    for (now, good) in [(from - 1, false), (from, true), (step * 30 * SECOND, true), (until - 1, true), (until, false)]
    {
        assert_eq!(secret.check(&typed, now, -1), good.then_some(step), "{now}");
    }
    // Ten minutes on, and by far: ninety seconds are the longest life of a code.
    for later in [600, 3600, 86_400] {
        assert_eq!(secret.check(&typed, (step * 30 + later) * SECOND, -1), None);
    }
}

#[test]
fn p23_a_clock_that_goes_back_brings_no_code_back() {
    let secret = known();
    let (step, mut last) = (60_000_000, -1);
    let mut accepted = Vec::new();
    // Two hours of sign-ins, one a step; then the clock goes back by one hour and all codes are tried again.
    for step in step..step + 240 {
        last = secret.check(&code(&secret, step), step * 30 * SECOND, last).unwrap();
        accepted.push(step);
    }
    let replayed = accepted
        .iter()
        .flat_map(|used| (-120..=0).map(move |back| (used, used + back)))
        .filter(|(used, now)| secret.check(&code(&secret, **used), now * 30 * SECOND, last).is_some())
        .count();
    assert_eq!(replayed, 0);
    // Before the epoch and at the ends of time nothing overflows.
    for now in [-1, -SECOND * 31, i64::MIN, i64::MAX] {
        assert_eq!(secret.check("000000", now, i64::MAX), None);
    }
    assert_eq!(secret.check(&code(&secret, 0), -1, -1), Some(0));
}

#[test]
fn codes_are_read_as_people_type_them() {
    let (step, secret) = (60_000_000, known());
    let typed = code(&secret, step);
    let check = |typed: &str| secret.check(typed, step * 30 * SECOND, -1);
    let wide: String = typed.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap()).collect();
    for same in [wide.as_str(), &format!(" {} {} ", &typed[..3], &typed[3..])] {
        assert_eq!(check(same), Some(step), "{same}");
    }
    for wrong in ["", &typed[1..], &format!("{typed}0"), &format!("+{}", &typed[1..]), "abcdef", &"0".repeat(100)] {
        assert_eq!(check(wrong), None, "{wrong}");
    }
}

#[test]
fn an_authenticator_reads_the_symbol() {
    let secret = known();
    let uri = secret.uri("河南省知识产权局", "wang.fang");
    assert_eq!(
        uri.expose(),
        "otpauth://totp/%E6%B2%B3%E5%8D%97%E7%9C%81%E7%9F%A5%E8%AF%86%E4%BA%A7%E6%9D%83%E5%B1%80:wang.fang\
         ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
         &issuer=%E6%B2%B3%E5%8D%97%E7%9C%81%E7%9F%A5%E8%AF%86%E4%BA%A7%E6%9D%83%E5%B1%80"
    );
    for (issuer, login) in [("河南省知识产权局", "wang.fang"), ("道地", "a:b&c=d?e#f"), ("", &"w".repeat(64))]
    {
        let symbol = text_symbol(secret.uri(issuer, login).expose()).unwrap();
        let scale = 4;
        let side = (symbol.side() + 8) as usize * scale;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            let (x, y) = ((x / scale) as i64 - 4, (y / scale) as i64 - 4);
            let dark = u32::try_from(x).is_ok_and(|x| u32::try_from(y).is_ok_and(|y| symbol.is_dark(x, y)));
            if dark { 0 } else { 255 }
        });
        let (_, read) = image.detect_grids()[0].decode().unwrap();
        assert_eq!(read, secret.uri(issuer, login).expose());
        let svg = secret.svg(issuer, login).unwrap();
        assert!(
            svg.expose().starts_with("<svg ")
                && svg.expose().contains(&format!("viewBox=\"0 0 {0} {0}\"", side / scale))
        );
    }
    assert!(secret.uri("道地", "a:b&c=d?e#f").expose().contains("a%3Ab%26c%3Dd%3Fe%23f"));
    assert_eq!(secret.svg("", &"w".repeat(300)).map(|_| ()), Err(TotpError::Symbol(SymbolError::Capacity)));
}

#[test]
fn the_issuer_is_the_operator_where_it_can_be_scanned() {
    assert_eq!(issuer("河南省知识产权局"), "河南省知识产权局");
    assert_eq!(issuer(" Daodi demo "), "Daodi demo");
    for unfit in ["", "  ", "a:b", "河南省某某市某某县市场监督管理局"] {
        assert_eq!(issuer(unfit), "道地", "{unfit}");
    }
}

#[test]
fn a_secret_is_read_back_from_its_text() {
    let secret = TotpSecret::new().unwrap();
    let text = secret.text();
    assert_eq!(text.expose().len(), 32);
    assert_eq!(*TotpSecret::parse(text.expose()).unwrap().0, *secret.0);
    assert_ne!(*TotpSecret::new().unwrap().0, *secret.0);
    for wrong in ["", "A", &text.expose()[8..], "1".repeat(32).as_str(), "道地"] {
        assert!(TotpSecret::parse(wrong).is_none(), "{wrong}");
    }
}

proptest! {
    /// A guess hits one of three codes at most: nothing but the right ones is accepted.
    #[test]
    fn p23_only_codes_of_the_three_steps_are_accepted(guess in 0..1_000_000_u32, seconds in 0..4_000_000_000_i64) {
        let secret = known();
        let guess = format!("{guess:06}");
        let step = seconds / 30;
        let right = (step - 1..=step + 1).filter(|step| *step >= 0).find(|step| code(&secret, *step) == guess);
        prop_assert_eq!(secret.check(&guess, seconds * SECOND, -1), right);
    }
}
