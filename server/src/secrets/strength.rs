//! How hard a password is to guess.

/// Words that people who use this system try first, beside the common ones of the library's lists: the subject, the
/// place, and what stands for "password" in pinyin.
const CONTEXT: &[&str] = &[
    "daodi",
    "道地",
    "henan",
    "河南",
    "zhengzhou",
    "郑州",
    "zhongguo",
    "中国",
    "dilibiaozhi",
    "地理标志",
    "zhishichanquan",
    "知识产权",
    "zhishichanquanju",
    "知识产权局",
    "shichangjianguan",
    "市场监管",
    "shengzhiju",
    "henansheng",
    "pinpai",
    "品牌",
    "mima",
    "密码",
    "kouling",
    "口令",
    "guanliyuan",
    "管理员",
    "woaini",
    "我爱你",
    "zhongguo",
    "wodemima",
    "我的密码",
    "nihao",
    "denglu",
    "登录",
    "xinyang",
    "maojian",
    "huaiyao",
    "xinyangmaojian",
    "tiegunshanyao",
];

/// The years that are recent now or soon; those before, the library knows.
const YEARS: std::ops::RangeInclusive<u16> = 2020..=2045;

/// The orders of magnitude of guesses that a password takes (8 for 10^8), by zxcvbn's estimate: common passwords,
/// names, dates, keyboard walks, repetitions, with the given names counted among the first guesses. Pure computing,
/// bounded by the library to the first 100 characters; at most some milliseconds.
#[must_use]
pub fn strength(password: &str, names: &[&str]) -> u8 {
    let years: Vec<String> = YEARS.map(|year| year.to_string()).collect();
    let words: Vec<&str> = CONTEXT.iter().chain(names).copied().chain(years.iter().map(String::as_str)).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let orders = |text: &str| zxcvbn::zxcvbn(text, &words).guesses().max(1).ilog10();
    // A sign between a word and a year (Admin@2026) is what everybody puts there: it counts as one character of chance
    // and no more, where the library would see three parts put together.
    let (bare, signs): (String, String) = password.chars().partition(|c| !c.is_ascii_punctuation());
    let with_signs = orders(&bare).saturating_add(u32::try_from(signs.len()).unwrap_or(u32::MAX));
    u8::try_from(orders(password).min(with_signs)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use daodi::people::{PasswordFault, PasswordPolicy};

    /// What leads the lists of leaked passwords, here and abroad, with the usual changes.
    const GUESSED_FIRST: &[&str] = &[
        "password",
        "password1",
        "Password1!",
        "P@ssw0rd123",
        "12345678",
        "123456789",
        "1234567890",
        "11111111",
        "88888888",
        "66668888",
        "qwertyuiop",
        "1qaz2wsx",
        "1qaz2wsx3edc",
        "qwer1234",
        "asdfghjkl",
        "iloveyou",
        "woaini1314",
        "woaini520",
        "5201314a",
        "a1234567",
        "a123456789",
        "abc12345",
        "abcd1234",
        "admin123",
        "Admin@123",
        "Admin@2026",
        "root1234",
        "Henan@2026",
        "henan2026",
        "Zhengzhou1",
        "xinyangmaojian",
        "daodi2026",
        "mima1234",
        "zhishichanquan1",
        "19900101",
        "20261120",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "sunshine1",
        "wangfang1990",
        "wangfang2026",
        "Wangfang@123",
        "密码密码密码密码",
    ];

    #[test]
    fn p22_common_passwords_and_their_usual_changes_are_refused() {
        let check = |password: &str| PasswordPolicy::Asvs.check(password, &[], |p| strength(p, &["wangfang"]));
        let taken: Vec<_> = GUESSED_FIRST.iter().filter(|password| check(password).is_ok()).collect();
        assert!(taken.is_empty(), "{taken:?}");
    }

    #[test]
    fn p22_passwords_of_chance_and_of_some_words_are_taken() {
        for password in [
            "kx7!vQ2z",
            "vT9$rbLm",
            "correct horse battery",
            "苔痕上阶绿草色入帘青",
            "teapot gravel 7 lantern",
            "q8Zr-41hm-Xw0e",
        ] {
            assert_eq!(PasswordPolicy::Asvs.check(password, &[], |p| strength(p, &[])), Ok(()), "{password}");
        }
        let weak = PasswordPolicy::Dengbao.check("Password12", &[], |p| strength(p, &[]));
        assert_eq!(weak, Err(PasswordFault::TooCommon));
    }

    /// A text made to be slow may not hold a thread: the longest allowed one, of every bad kind.
    #[test]
    fn the_estimate_is_bounded_in_time() {
        for pattern in ["a", "ab", "1", "p@s5w0rd", "qwerty", "长", "ſ", "19900101"] {
            let long: String = pattern.chars().cycle().take(128).collect();
            let start = std::time::Instant::now();
            let _ = strength(&long, &["wangfang"]);
            assert!(start.elapsed().as_secs() < 2, "{pattern}: {:?}", start.elapsed());
        }
    }
}
