//! Long work in short slices, so that whoever started it may let others have their turn in between.
//! Knows no clock and no browser: whoever drives the work says when a slice is over.

use std::{
    cell::Cell,
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

/// Steps between two looks at the clock.
const STEPS: u32 = 16;

/// Tells work where it may pause, and how far it has come.
///
/// ```
/// use vouch_reading::turns::{Turns, finish};
/// async fn sum(numbers: &[u32], turns: &Turns) -> u32 {
///     let mut sum = 0;
///     for number in numbers {
///         sum += number;
///         turns.step().await;
///     }
///     sum
/// }
/// // The slices change nothing but when the work is done.
/// assert_eq!(finish(sum(&[1, 2, 3], &Turns::unbroken())), 6);
/// assert_eq!(finish(sum(&[1, 2, 3], &Turns::by(|| true))), 6);
/// ```
#[derive(Debug)]
pub struct Turns {
    is_over: fn() -> bool,
    steps: Cell<u32>,
    links: Cell<u32>,
}

impl Turns {
    /// Slices that are over when the clock says so.
    pub const fn by(is_over: fn() -> bool) -> Self {
        Self {
            is_over,
            steps: Cell::new(0),
            links: Cell::new(0),
        }
    }

    /// One slice that is never over.
    pub const fn unbroken() -> Self {
        Self::by(|| false)
    }

    /// After one of many short steps.
    #[inline(never)]
    pub fn step(&self) -> Turn {
        let steps = self.steps.get().wrapping_add(1);
        self.steps.set(steps);
        if steps.is_multiple_of(STEPS) {
            self.pass()
        } else {
            Turn { is_over: false }
        }
    }

    /// After a step with one link.
    #[inline(never)]
    pub fn link(&self) -> Turn {
        self.links.set(self.links.get().wrapping_add(1));
        self.step()
    }

    /// After work that may have taken as long as many steps.
    #[inline(never)]
    pub fn pass(&self) -> Turn {
        Turn {
            is_over: (self.is_over)(),
        }
    }

    /// Steps with links so far.
    pub fn links(&self) -> u32 {
        self.links.get()
    }
}

/// Ready at once, or after one pause where the slice is over.
#[derive(Debug)]
#[must_use = "a slice ends where this is awaited"]
pub struct Turn {
    is_over: bool,
}

impl Future for Turn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::take(&mut self.is_over) {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    }
}

/// Does work that waits for nothing but its turns, to the end and at once.
pub fn finish<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}
