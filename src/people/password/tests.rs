//! The rules for new passwords: both profiles, names in them, strength, characters as a reader sees them.

use super::*;
use PasswordFault::{ContainsName, TooCommon, TooFewKinds, TooLong, TooShort};
use PasswordPolicy::{Asvs, Dengbao};
use proptest::prelude::*;

/// As if every password were hard to guess.
fn strong(_: &str) -> u8 {
    20
}

#[test]
fn p22_both_profiles_keep_their_own_rules() {
    let check = |policy: PasswordPolicy, password: &str| policy.check(password, &["wangfang"], strong);
    for (password, asvs, dengbao) in [
        ("kx7!vQ2", Err(TooShort), Err(TooShort)),
        ("kx7!vQ2z", Ok(()), Err(TooShort)),
        ("kx7!vQ2zp", Ok(()), Err(TooShort)),
        ("kx7!vQ2zpm", Ok(()), Ok(())),
        // Length alone does for the one, kinds are asked for by the other.
        ("correcthorsebattery", Ok(()), Err(TooFewKinds)),
        ("correct horse battery", Ok(()), Err(TooFewKinds)),
        ("Correct horse battery", Ok(()), Ok(())),
        ("春江潮水连海平海上明月", Ok(()), Err(TooFewKinds)),
        ("春江潮水连海平 No7", Ok(()), Ok(())),
        ("12345678901234", Ok(()), Err(TooFewKinds)),
        ("", Err(TooShort), Err(TooShort)),
    ] {
        assert_eq!(check(Asvs, password), asvs, "asvs {password}");
        assert_eq!(check(Dengbao, password), dengbao, "dengbao {password}");
    }
}

#[test]
fn characters_are_counted_as_a_reader_sees_them() {
    let check = |password: &str| Asvs.check(password, &[], strong);
    // Seven and eight family pictures of seven code points each; eight letters with two marks each.
    assert_eq!(check(&"👨‍👩‍👧‍👦".repeat(7)), Err(TooShort));
    assert_eq!(check(&"👨‍👩‍👧‍👦".repeat(8)), Ok(()));
    assert_eq!(check(&"e\u{323}\u{302}".repeat(7)), Err(TooShort));
    assert_eq!(check(&"e\u{323}\u{302}".repeat(8)), Ok(()));
    assert_eq!(check(&"长".repeat(128)), Ok(()));
    assert_eq!(check(&"长".repeat(129)), Err(TooLong));
    // One character under a heap of marks is bounded as well, and so is what grows when it is normalised.
    assert_eq!(check(&format!("abcdefgh{}", "\u{0335}".repeat(2000))), Err(TooLong));
    assert_eq!(check(&"\u{fdfa}".repeat(128)), Err(TooLong));
    assert_eq!(check(&"a".repeat(1 << 20)), Err(TooLong));
}

#[test]
fn names_are_found_in_any_case_and_width() {
    let check = |password: &str, names: &[&str]| Asvs.check(password, names, strong);
    for password in
        ["wangfang-2026", "xxWangFANGxx", "ｗａｎｇｆａｎｇ2026", "my-DAODI-pass", "我的道地密码啊啊", "ＤＡＯＤＩ9999"]
    {
        assert_eq!(check(password, &["WangFang"]), Err(ContainsName), "{password}");
    }
    assert_eq!(check("wangfung-2026", &["WangFang"]), Ok(()));
    // Short and empty names stand in any password.
    assert_eq!(check("lizard kingdom", &["li", "", "  "]), Ok(()));
    assert_eq!(check("李花开了满山坡啊", &["李"]), Ok(()));
}

#[test]
fn strength_is_asked_last_and_of_the_normalised_password() {
    let mut asked = None;
    let mut ask = |password: &str, strength: u8| {
        asked = None;
        let result = Asvs.check(password, &[], |seen| {
            asked = Some(seen.to_owned());
            strength
        });
        (result, asked.clone())
    };
    assert_eq!(ask("ｐassword１２", 7), (Err(TooCommon), Some("password12".to_owned())));
    assert_eq!(ask("ｐassword１２", 8), (Ok(()), Some("password12".to_owned())));
    assert_eq!(ask("short", 8), (Err(TooShort), None));
}

#[test]
fn only_one_profile_forces_a_change_and_remembers() {
    let day = 24 * 3600 * 1_000_000;
    assert!(!Asvs.expired(0, 100_000 * day));
    assert!(!Dengbao.expired(0, 90 * day));
    assert!(Dengbao.expired(0, 90 * day + 1));
    // A clock that went back expires nothing, and extremes do not overflow.
    assert!(!Dengbao.expired(5 * day, 0));
    assert!(Dengbao.expired(i64::MIN, i64::MAX));
    assert_eq!((Asvs.remembered(), Dengbao.remembered()), (0, 5));
}

proptest! {
    #[test]
    fn any_text_is_judged_and_what_is_taken_keeps_the_bounds(password in any::<String>(), name in "\\PC{0,8}") {
        for policy in PasswordPolicy::ALL {
            if policy.check(&password, &[&name], strong).is_ok() {
                let length = normalised(&password).graphemes(true).count();
                prop_assert!((policy.min_length()..=MAX_LENGTH).contains(&length));
            }
        }
    }

    /// The two forms of the same characters are one password.
    #[test]
    fn composed_and_decomposed_are_the_same(password in "[a-zé-ỹ가-힣]{1,20}") {
        let decomposed: String = password.nfd().collect();
        prop_assert_eq!(normalised(&password), normalised(&decomposed));
    }
}
