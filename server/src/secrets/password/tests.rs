//! Passwords: hashing and knowing again, the rules of both profiles, the bound on memory, the time that answers take.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use std::time::Instant;

/// As cheap as argon2 gets for a megabyte or less.
fn cheap(memory_kib: u32, parallel: usize) -> PasswordConfig {
    PasswordConfig { memory_kib, passes: 1, lanes: 1, parallel, wait_seconds: 60, ..PasswordConfig::default() }
}

fn secret(text: &str) -> Secret {
    Secret::new(text)
}

const RIGHT: Verdict = Verdict::Right { outdated: false };

#[tokio::test]
async fn a_password_is_known_again_whatever_keyboard_it_was_typed_on() {
    let passwords = Passwords::new(&cheap(64, 2)).unwrap();
    let stored = passwords.hash(&secret("Café 长城 １２３")).await.unwrap();
    assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{stored}");
    let verify = async |text: &str| passwords.verify(&secret(text), Some(&stored)).await.unwrap();
    assert_eq!(verify("Café 长城 １２３").await, RIGHT);
    assert_eq!(verify("Cafe\u{301} 长城 123").await, RIGHT);
    for wrong in ["café 长城 123", "Café 长城 12", "Café 长城 123 ", ""] {
        assert_eq!(verify(wrong).await, Verdict::Wrong, "{wrong}");
    }
    assert_ne!(passwords.hash(&secret("Café 长城 １２３")).await.unwrap(), stored, "each has a salt of its own");
}

#[tokio::test]
async fn nothing_passes_where_there_is_no_password() {
    let passwords = Passwords::new(&cheap(64, 2)).unwrap();
    for text in ["", "anything", &"a".repeat(MAX_INPUT + 1)] {
        assert_eq!(passwords.verify(&secret(text), None).await, Ok(Verdict::Wrong));
    }
    // Beyond the bound the stored hash is not even asked, right or not.
    let long = "a".repeat(MAX_INPUT + 1);
    let stored = passwords.hash(&secret(&long)).await.unwrap();
    assert_eq!(passwords.verify(&secret(&long), Some(&stored)).await, Ok(Verdict::Wrong));
}

#[tokio::test]
async fn other_parameters_are_accepted_and_named_outdated() {
    let old = Passwords::new(&cheap(64, 1)).unwrap().hash(&secret("kx7!vQ2z")).await.unwrap();
    for config in [cheap(128, 1), PasswordConfig { passes: 2, ..cheap(64, 1) }] {
        let today = Passwords::new(&config).unwrap();
        assert_eq!(today.verify(&secret("kx7!vQ2z"), Some(&old)).await, Ok(Verdict::Right { outdated: true }));
        assert_eq!(today.verify(&secret("other"), Some(&old)).await, Ok(Verdict::Wrong));
    }
}

#[tokio::test]
async fn a_damaged_or_foreign_hash_lets_nobody_in() {
    let passwords = Passwords::new(&cheap(64, 1)).unwrap();
    let good = passwords.hash(&secret("kx7!vQ2z")).await.unwrap();
    let salt_and_hash = good.rsplitn(3, '$').take(2).collect::<Vec<_>>();
    for stored in [
        String::new(),
        "kx7!vQ2z".to_owned(),
        good.replace("argon2id", "argon2i"),
        good.replace("argon2id", "scrypt"),
        good.replace("m=64", "m=4194304"),
        good.replace("t=1", "t=1000"),
        good.replace("p=1", "p=64"),
        good.replace("m=64", "m=0"),
        format!("$argon2id$v=19$m=64,t=1,p=1${}", salt_and_hash[1]),
        good[..good.len() - 50].to_owned(),
    ] {
        let start = Instant::now();
        assert_eq!(
            passwords.verify(&secret("kx7!vQ2z"), Some(&stored)).await,
            Err(PasswordError::Unreadable),
            "{stored}"
        );
        assert!(start.elapsed().as_secs() < 2, "{stored}");
    }
}

#[tokio::test]
async fn p22_a_new_password_keeps_the_profiles_rules() {
    let asvs = Passwords::new(&cheap(64, 1)).unwrap();
    let dengbao = Passwords::new(&PasswordConfig { profile: PasswordPolicy::Dengbao, ..cheap(64, 1) }).unwrap();
    let mut former = Vec::new();
    for text in ["kx7!vQ2z-6", "kx7!vQ2z-5", "kx7!vQ2z-4", "kx7!vQ2z-3", "kx7!vQ2z-2", "kx7!vQ2z-1"] {
        former.push(dengbao.hash(&secret(text)).await.unwrap());
    }
    let choose = async |passwords: &Passwords, text: &str| {
        passwords.choose(&secret(text), &["wangfang"], &former).await.map(|_| ())
    };
    let fault = |fault: PasswordFault| Err(ChoiceError::Fault(fault));
    // The last five, and not the sixth; asvs remembers none.
    for used in ["kx7!vQ2z-6", "kx7!vQ2z-2", "ｋx7!vQ2z-2"] {
        assert_eq!(choose(&dengbao, used).await, fault(PasswordFault::Reused), "{used}");
        assert_eq!(choose(&asvs, used).await, Ok(()));
    }
    assert_eq!(choose(&dengbao, "kx7!vQ2z-1").await, Ok(()));
    assert_eq!(choose(&dengbao, "kx7vqz2kx7").await, fault(PasswordFault::TooFewKinds));
    assert_eq!(choose(&asvs, "xx-Wangfang-xx").await, fault(PasswordFault::ContainsName));
    assert_eq!(choose(&asvs, "password1").await, fault(PasswordFault::TooCommon));
    let stored = asvs.choose(&secret("kx7!vQ2z"), &[], &[]).await.unwrap();
    assert_eq!(asvs.verify(&secret("kx7!vQ2z"), Some(&stored)).await, Ok(RIGHT));
}

/// The most memory this process ever had, KiB; 0 where the system does not say.
fn most_memory_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn p22_two_hundred_sign_ins_at_once_stay_within_the_bound() {
    let passwords = Passwords::new(&cheap(4096, 2)).unwrap();
    let before = most_memory_kib();
    let stored = passwords.hash(&secret("kx7!vQ2z")).await.unwrap();
    // Fifty readers who go away at once must not make room for others before their memory is free.
    for _ in 0..50 {
        let (passwords, stored) = (passwords.clone(), stored.clone());
        let task = tokio::spawn(async move { passwords.verify(&secret("kx7!vQ2z"), Some(&stored)).await });
        tokio::task::yield_now().await;
        task.abort();
    }
    let tasks: Vec<_> = (0..200)
        .map(|n| {
            let (passwords, stored) = (passwords.clone(), stored.clone());
            tokio::spawn(async move {
                let text = if n % 2 == 0 { "kx7!vQ2z" } else { "wrong" };
                passwords.verify(&secret(text), (n % 4 < 2).then_some(stored.as_str())).await
            })
        })
        .collect();
    let mut right = 0;
    for task in tasks {
        right += usize::from(task.await.unwrap().unwrap() == RIGHT);
    }
    assert_eq!(right, 50);
    assert_eq!(passwords.peak(), 2, "as many as allowed, and never more");
    // 250 at once would take a gigabyte; two take 8 MiB, and the threads and the C library some.
    let grown = most_memory_kib() - before;
    assert!(grown < 128 * 1024, "{grown} KiB more");
    println!("200 sign-ins of 4 MiB each: {grown} KiB more at the highest");
}

#[tokio::test]
async fn p22_whoever_waits_too_long_is_told_so() {
    let passwords = Passwords::new(&PasswordConfig { wait_seconds: 0, ..cheap(64, 1) }).unwrap();
    let held = Arc::clone(&passwords.0.permits).acquire_owned().await.unwrap();
    assert_eq!(passwords.verify(&secret("x"), None).await, Err(PasswordError::Busy));
    assert_eq!(passwords.hash(&secret("x")).await, Err(PasswordError::Busy));
    assert_eq!(passwords.choose(&secret("x"), &[], &[]).await, Err(ChoiceError::Failed(PasswordError::Busy)));
    drop(held);
    assert_eq!(passwords.verify(&secret("x"), None).await, Ok(Verdict::Wrong));
}

fn median(mut samples: Vec<u128>) -> f64 {
    samples.sort_unstable();
    samples[samples.len() / 2] as f64
}

/// 2,000 samples in turns, so that whatever else the machine does falls on all kinds alike. A machine that is busy may
/// spoil a round; a difference that is there shows in every one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p22_an_unknown_account_takes_as_long_as_a_wrong_password() {
    let passwords = Passwords::new(&cheap(512, 1)).unwrap();
    let stored = passwords.hash(&secret("kx7!vQ2z")).await.unwrap();
    let damaged = stored.replace("argon2id", "argon2d");
    let kinds = [Some(stored.as_str()), None, Some(damaged.as_str())];
    let mut rounds = Vec::new();
    for _ in 0..3 {
        let mut samples = [const { Vec::new() }; 3];
        for turn in 0..2001 {
            let kind = turn % kinds.len();
            let start = Instant::now();
            let answer = passwords.verify(&secret("wrong password"), kinds[kind]).await;
            samples[kind].push(start.elapsed().as_nanos());
            assert!(matches!(answer, Ok(Verdict::Wrong) | Err(PasswordError::Unreadable)));
        }
        let [wrong, unknown, unreadable] = samples.map(median);
        let apart = |other: f64| (other - wrong).abs() / wrong;
        rounds.push((wrong, apart(unknown), apart(unreadable)));
        if apart(unknown) <= 0.05 && apart(unreadable) <= 0.05 {
            println!("wrong {wrong} ns, unknown {:+.2} %", (unknown / wrong - 1.0) * 100.0);
            return;
        }
    }
    panic!("more than 5 % apart in every round: {rounds:?}");
}
