/* closing.c — descriptors that end.
 *
 * Whether a close in vain is wrong, the next ones tell: sweep.h. So it is noted on the number's
 * line, and judged when this thread goes on to something else. SPDX-License-Identifier: Apache-2.0
 */
#include "closing.h"
#include "busy.h"
#include "direct.h"
#include "opening.h"
#include "thread_end.h"
#include "tale.h"
#include "using.h"

#include <string.h>

/* Where a loop closes from. Without stacks, all of a thread's closes are from one place. A close in
 * vain and one of the next number, in two lines of one function, may be the beginning of a loop. */
static uintptr_t site_of(const struct deed *by, int fd)
{
    const struct sweep *run = &thread.sweep;
    const uintptr_t site = by->stack + 1;

    if (run->accused && site != run->site && fd == run->last + 1 &&
        stack_is_same_function(by->stack, (uint32_t)run->site - 1))
        return run->site;
    return site;
}

static void accuse(struct line *line, enum fd_kind kind, const struct deed *by)
{
    line->pending = by->stack;
    line->pending_kind = (uint16_t)(kind + 1);
    line->pending_call = by->call;
    line->pending_time = by->time;
}

static void remember_accused(int fd, const struct line *line)
{
    if (__libc_single_threaded || thread.sweep.accused)
        return;
    thread.accused = *line;
    thread.accused_fd = fd;
}

static struct deed pending_deed(const struct line *line)
{
    return (struct deed){
        .stack = line->pending,
        .pid = books.pid,
        .thread = books_thread(),
        .call = line->pending_call,
        .time = line->pending_time,
    };
}

_Static_assert((int)OWNER_FILE == FD_OWNER_FILE && (int)OWNER_TAG == FD_OWNER_TAG,
               "as fd_book.h has it");

static void tell_foreign(int fd, const struct line *line, const struct deed *by)
{
    struct tale tale = tale_of(FD_FOREIGN_CLOSE, fd);

    tale.limit = line->now.owner;
    tale_add_opened(&tale, FD_OPENED, fd, &line->now, line->what);
    tale_add(&tale, FD_CLOSED, fd, by, NULL);
    tale_tell(&tale);
}

static void tell_double(int fd, const struct line *line, const struct deed *by)
{
    const bool is_taken = tale_was_closed_by_another(line, by);
    struct tale tale = tale_of(is_taken ? FD_FOREIGN_CLOSE : FD_DOUBLE_CLOSE, fd);

    tale.error = EBADF;
    tale_add_before(&tale, fd, line);
    tale_add_line(&tale, fd, line);
    tale_add(&tale, FD_AGAIN, fd, by, NULL);
    tale_tell(&tale);
}

static void tell_strange(const struct numbered *strange)
{
    struct tale tale = tale_of(FD_BAD_FD, strange->fd);

    /* Shells and many others close -1 without a thought: it is as good as nothing. */
    if (strange->fd < 0 && !(books.named >> FD_BAD_FD & 1))
        tale.grade = FD_NOTE;
    tale.error = EBADF;
    tale_add(&tale, FD_CALL, strange->fd, &strange->by, NULL);
    tale_tell(&tale);
}

static enum fd_kind pending_kind(const struct line *line)
{
    return (enum fd_kind)((line->pending_kind & ~(PENDING_BEFORE | PENDING_GONE)) - 1);
}

/* What the number was when it was accused. */
static struct line line_then(const struct line *line)
{
    struct line then = *line;

    if (line->pending_kind & PENDING_BEFORE) {
        then.state = STATE_CLOSED;
        then.now = line->before;
        then.before = (struct life){.serial = 0};
        memcpy(then.what, line->before_what, sizeof then.what);
    }
    return then;
}

static void judge_line(int fd, struct line *line);

/* Other threads have opened the number again and again since. */
static void judge_gone(int fd, struct line *line)
{
    line->pending_kind = 0;
    if (thread.accused.pending_kind && thread.accused_fd == fd)
        judge_line(fd, &thread.accused);
}

static void judge_line(int fd, struct line *line)
{
    if (line->pending_kind & PENDING_GONE) {
        judge_gone(fd, line);
        return;
    }
    const enum fd_kind kind = pending_kind(line);
    const struct deed by = pending_deed(line);
    const struct line then = line_then(line);

    if (kind == FD_FOREIGN_CLOSE && !(line->pending_kind & PENDING_BEFORE))
        line->now.marks |= MARK_ACCUSED;
    line->pending_kind = 0;
    if (then.now.marks & MARK_ACCUSED)
        return;
    if (kind == FD_DOUBLE_CLOSE)
        tell_double(fd, &then, &by);
    else if (kind == FD_USE_AFTER_CLOSE)
        used_tell(fd, &then, &by);
    else
        tell_foreign(fd, &then, &by);
}

/* A daemon closes 0, 1 and 2 in a row, and knows why. */
static void forgive_stdio(const struct sweep *run)
{
    const int lowest = run->first < run->last ? run->first : run->last;

    for (int fd = lowest < 0 ? 0 : lowest; run->calls > 1 && fd <= 2; fd++)
        if (books_known(fd))
            books_known(fd)->now.marks |= MARK_SWEPT;
}

static void judge_lines(const struct sweep *run, bool are_questions, bool is_right)
{
    const int lowest = run->first < run->last ? run->first : run->last;
    const int highest = run->first < run->last ? run->last : run->first;

    if (!run->accused)
        return;
    for (int fd = books_next(lowest < 0 ? -1 : lowest - 1); fd <= highest && fd <= books.highest;
         fd = books_next(fd)) {
        struct line *line = books_known(fd);
        if (!line->pending_kind || (pending_kind(line) == FD_USE_AFTER_CLOSE) != are_questions)
            continue;
        if (is_right)
            line->pending_kind = 0;
        else
            judge_line(fd, line);
    }
}

static void judge(bool is_right)
{
    SHIM_KEEP_ERRNO;
    const struct sweep run = thread.sweep;

    thread.sweep = (struct sweep){.first = INT32_MAX};
    if (!run.calls || books.state != AWAKE)
        return;
    forgive_stdio(&run);
    judge_lines(&run, false, is_right);
    thread.accused.pending_kind = 0;
    for (unsigned i = 0; i < 2 && i < run.strange && !is_right; i++)
        tell_strange(&thread.strange[i]);
}

static void judge_questions(void)
{
    SHIM_KEEP_ERRNO;
    const struct sweep run = thread.asked;

    thread.asked = (struct sweep){.calls = 0};
    if (books.state == AWAKE)
        judge_lines(&run, true, sweep_is_right(&run));
}

void closing_judge(void)
{
    judge(sweep_is_right(&thread.sweep));
    judge_questions();
}

void closing_asked(int fd, struct line *line, const struct deed *by)
{
    const uintptr_t site = by->stack + 1;

    if (!sweep_continues(&thread.asked, site, fd))
        judge_questions();
    if (line && line->pending_kind)
        closing_settle();
    if (line)
        accuse(line, FD_USE_AFTER_CLOSE, by);
    thread_will_end();
    sweep_note(&thread.asked, site, fd, line, !line);
}

void closing_forgive(void) { judge(true); }

/* … but no questions: a loop may ask what is open, and close that. */
static void settle_closes(void)
{
    if (__builtin_expect(closing_is_accused(), 0))
        judge(sweep_is_right(&thread.sweep));
    else
        thread.sweep.calls = 0;
}

static bool is_foreign(const struct line *line, const void *holder)
{
    return line->now.owner != OWNER_NONE && line->now.held != (uintptr_t)holder &&
           line->now.open_pid == books.pid && !(line->now.marks & MARK_ACCUSED);
}

static void check_race(int fd, const struct line *line, const struct deed *by)
{
    const struct busy *busy = __libc_single_threaded ? NULL : busy_on(fd);
    struct deed reader;

    if (!busy || !busy_deed(busy, &reader))
        return;
    struct tale tale = tale_of(FD_CLOSE_RACE, fd);
    tale_add_opened(&tale, FD_OPENED, fd, &line->now, line->what);
    tale_add(&tale, FD_READER, fd, &reader, NULL);
    tale_add(&tale, FD_CLOSED, fd, by, NULL);
    tale_tell(&tale);
}

static void check_locks(int fd, const struct line *line, const struct deed *by)
{
    struct stat status;

    if (!books.locks.count || direct_call(SYS_fstat, fd, (long)&status, 0))
        return;
    const struct file_identity file = {status.st_dev, status.st_ino};
    const struct lock *lock = locks_lost_by(&books.locks, file, fd);
    if (lock) {
        struct tale tale = tale_of(FD_LOCK_LOSS, fd);
        const struct deed locked = {lock->stack, lock->pid, lock->thread, lock->call, lock->time};
        tale.other = lock->fd;
        tale_add(&tale, FD_LOCKED, lock->fd, &locked, NULL);
        tale_add_opened(&tale, FD_OPENED, fd, &line->now, line->what);
        tale_add(&tale, FD_CLOSED, fd, by, NULL);
        tale_tell(&tale);
    }
    locks_drop(&books.locks, file);
}

static void check_epoll(int fd, const struct line *line, const struct deed *by)
{
    const struct line *set = line->epoll ? books_known(line->epoll) : NULL;

    if (!set || line_state(set) != STATE_OPEN || !has_duplicate(fd, line))
        return;
    struct tale tale = tale_of(FD_EPOLL_STALE, fd);
    const struct deed added = {.stack = line->added, .pid = books.pid, .call = CALL_epoll_ctl};
    tale.other = line->epoll;
    tale_add_opened(&tale, FD_OPENED, fd, &line->now, line->what);
    tale_add(&tale, FD_ADDED, fd, &added, NULL);
    tale_add(&tale, FD_CLOSED, fd, by, NULL);
    tale_tell(&tale);
}

static void check_open(struct closing *closing, const void *holder)
{
    const struct line *line = closing->line;

    closing->is_foreign = is_foreign(line, holder);
    if (line->now.marks & MARK_WATCHED)
        tale_watched(closing->fd, &closing->by, 0, line->what);
    check_race(closing->fd, line, &closing->by);
    check_locks(closing->fd, line, &closing->by);
    if (line->epoll)
        check_epoll(closing->fd, line, &closing->by);
}

static void strike(struct line *line, const struct deed *by)
{
    if (line_close(line, by))
        books_count(&books.closed);
    if (line->now.marks & MARK_HEIR && !(line->now.marks & MARK_TOUCHED)) {
        line->now.marks |= MARK_TOUCHED;
        __atomic_fetch_sub(&books.heirs, 1, __ATOMIC_RELAXED);
    }
}

struct closing closing_begin_now(int fd, enum call call, const void *holder)
{
    SHIM_KEEP_ERRNO;
    struct closing closing = {.fd = fd};

    if (!books_open())
        return closing;
    closing.by = deed(call);
    closing.site = site_of(&closing.by, fd);
    if (!sweep_continues(&thread.sweep, closing.site, fd))
        settle_closes();
    if (__builtin_expect(vfork_child, 0))
        return closing;
    closing.line = books_known(fd);
    closing.is_stream = fd <= 2 && (holder == stdin || holder == stdout || holder == stderr);
    if (!closing.line)
        return closing;
    closing.state = (uint8_t)line_state(closing.line);
    if (closing.state == STATE_OPEN)
        check_open(&closing, holder);
    strike(closing.line, &closing.by);
    return closing;
}

static void note_strange(const struct closing *closing)
{
    const unsigned count = thread.sweep.strange;

    if (count < 2)
        thread.strange[count] = (struct numbered){closing->fd, closing->by};
}

/* The closes of a vfork child are its own: its parent's number goes on to be open. */
static void tell_double_in_vfork_child(const struct closing *closing, const struct deed *first)
{
    const struct line *line = books_known(closing->fd);
    struct tale tale = tale_of(FD_DOUBLE_CLOSE, closing->fd);

    tale.error = EBADF;
    if (line)
        tale_add_opened(&tale, FD_OPENED, closing->fd, &line->now, line->what);
    tale_add(&tale, FD_CLOSED, closing->fd, first, NULL);
    tale_add(&tale, FD_AGAIN, closing->fd, &closing->by, NULL);
    tale_tell(&tale);
}

static const struct deed *closed_by_vfork_child(int fd)
{
    for (unsigned i = 0; i < VFORK_CLOSES; i++)
        if (thread.vfork_closes[i].fd == fd && thread.vfork_closes[i].by.pid == thread.vfork_pid)
            return &thread.vfork_closes[i].by;
    return NULL;
}

static void end_in_vfork_child(const struct closing *closing, int result)
{
    const struct line *line = books_known(closing->fd);

    books_note_vfork_child(closing->fd);
    if (result == 0) {
        thread.vfork_closes[thread.vfork_count++ % VFORK_CLOSES] =
            (struct numbered){closing->fd, closing->by};
        return;
    }
    const struct deed *first = errno == EBADF ? closed_by_vfork_child(closing->fd) : NULL;
    if (first)
        tell_double_in_vfork_child(closing, first);
    else if (errno == EBADF && line && line_state(line) == STATE_CLOSED)
        tell_double(closing->fd, line, &closing->by);
}

/* Somebody closed it past us: who, nobody knows. */
static void forget_closer(struct line *line)
{
    line->now.closed = 0;
    line->now.close_time = 0;
}

/* It was the listing's own number that the listing told of. */
static bool was_listed(const struct closing *closing)
{
    return closing->state == STATE_CLOSED && line_is_listing(closing->line->what);
}

/* A program that began without standard errors, say, closes stderr at its end as any other: the
 * number was a while another's, but never the stream's. */
static bool was_never_there(const struct closing *closing)
{
    return closing->is_stream &&
           (closing->state == STATE_UNKNOWN || !life_is_standard(&closing->line->now));
}

static void note(const struct closing *closing, bool is_vain)
{
    if (is_vain && (was_listed(closing) || was_never_there(closing)))
        return;
    const bool is_strange = is_vain && (!closing->line || closing->state == STATE_UNKNOWN);
    const bool is_accused = (is_vain && !is_strange) || (!is_vain && closing->is_foreign);

    if (is_vain && closing->line && closing->line->now.marks & MARK_WATCHED)
        tale_watched(closing->fd, &closing->by, -EBADF, closing->line->what);
    if (is_strange)
        note_strange(closing);
    if (is_accused)
        accuse(closing->line, is_vain ? FD_DOUBLE_CLOSE : FD_FOREIGN_CLOSE, &closing->by);
    if (is_accused)
        remember_accused(closing->fd, closing->line);
    if (is_accused && closing->state == STATE_OPEN && is_vain)
        forget_closer(closing->line);
    if (is_vain)
        thread_will_end();
    sweep_note(&thread.sweep, closing->site, closing->fd, is_accused, is_strange);
}

int closing_end_now(struct closing *closing, int result)
{
    if (__builtin_expect(books.state != AWAKE, 0))
        return result;
    SHIM_KEEP_ERRNO;
    if (__builtin_expect(vfork_child, 0)) {
        end_in_vfork_child(closing, result);
        return result;
    }
    const bool is_vain = result == -1 && errno == EBADF;
    note(closing, is_vain);
    return result;
}

void closed_all(int first, int last, enum call call)
{
    SHIM_KEEP_ERRNO;

    if (!books_open() || vfork_child)
        return;
    closing_settle();
    const struct deed by = deed(call);
    for (int fd = books_next(first - 1); fd <= last && fd <= books.highest; fd = books_next(fd)) {
        struct line *line = books_known(fd);
        if (line_state(line) != STATE_OPEN)
            continue;
        if (line->now.marks & MARK_WATCHED)
            tale_watched(fd, &by, 0, line->what);
        line->now.marks |= MARK_SWEPT;
        strike(line, &by);
    }
}
