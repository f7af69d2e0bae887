/* end.c — what is still open at the end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "end.h"
#include "book.h"
#include "books.h"
#include "chapter.h"
#include "closing.h"
#include "direct.h"
#include "forgotten.h"
#include "heirloom.h"
#include "report.h"
#include "tale.h"

/* How many are open from one stack, and the first of them. */
struct holding {
    uint32_t stack;
    uint32_t count;
    int32_t fd;
    uint32_t forgotten;   /* those of no use, and those that are there more than once */
    uint32_t first, last; /* of these, by the serials of their openings */
    uint32_t serial;      /* of the latest of all, and what it is */
    struct identity identity;
};

enum { GROUPS = 4096, MANY = 64 };

static bool is_open(int fd) { return direct_call(SYS_fcntl, fd, F_GETFD, 0) >= 0; }

/* What this process has opened, itself, and the kernel still knows. */
static bool is_left(int fd, const struct line *line)
{
    return line_state(line) == STATE_OPEN && line->now.serial && fd > 2 &&
           line->now.owner != OWNER_LIBC && line->now.open_pid == books.pid &&
           !(line->now.marks & MARK_HEIR) && is_open(fd);
}

/* Without a free place, what is open is told by itself. */
static struct holding *group_of(struct holding *groups, uint32_t stack)
{
    for (unsigned i = 0; i < 64; i++) {
        struct holding *group = &groups[(stack + i) % GROUPS];
        if (!group->count || (group->stack == stack && stack))
            return group;
    }
    return NULL;
}

/* Two that were opened one right after the other are one thing that the program holds. So many
 * that it will run out of numbers are too many, whatever they are. */
static bool is_repeated(const struct holding *group)
{
    return group->forgotten > 2 || (group->forgotten == 2 && group->last - group->first != 1) ||
           group->count >= MANY;
}

static void tell_leak(const struct holding *group)
{
    const struct line *line = books_known(group->fd);
    struct tale tale = tale_of(FD_LEAK, group->fd);
    const bool is_named = books.named >> FD_LEAK & 1;

    tale.grade = is_repeated(group) && !books.is_shell ? FD_WARNING : FD_NOTE;
    if (is_named)
        tale.grade = FD_WARNING;
    tale.count = group->count;
    tale.limit = group->forgotten;
    tale_add_opened(&tale, FD_OPENED, group->fd, &line->now, line->what);
    tale_tell(&tale);
}

static void note_forgotten(struct holding *group, uint32_t serial)
{
    if (!group->forgotten++)
        group->first = serial;
    group->last = serial;
}

static void note_in(struct holding *group, int fd, const struct line *line)
{
    const struct identity identity = identity_of(fd);
    const uint32_t serial = line->now.serial;
    const bool is_again = group->count && is_same_thing(&identity, &group->identity);

    if (!group->count++)
        *group = (struct holding){.stack = line->now.opened, .count = 1, .fd = fd};
    if (is_again && !group->forgotten)
        note_forgotten(group, group->serial);
    if (is_again || is_of_no_use(fd, line))
        note_forgotten(group, serial);
    group->serial = serial;
    group->identity = identity;
}

static void note_left(struct holding *groups, int fd, const struct line *line)
{
    struct holding *group = group_of(groups, line->now.opened);
    struct holding alone = {0};

    note_in(group ? group : &alone, fd, line);
    if (!group)
        tell_leak(&alone);
}

static uint32_t tell_leaks(struct holding *groups)
{
    uint32_t open = 0;

    forgotten_begin();
    for (int fd = books_next(2); fd <= books.highest; fd = books_next(fd))
        if (is_left(fd, books_known(fd))) {
            note_left(groups, fd, books_known(fd));
            open++;
        }
    for (unsigned i = 0; i < GROUPS; i++)
        if (groups[i].count)
            tell_leak(&groups[i]);
    return open;
}

static uint32_t find_leaks(void)
{
    const size_t size = GROUPS * sizeof(struct holding);
    struct holding *groups =
        mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    uint32_t open;

    if (groups == MAP_FAILED)
        return 0;
    open = tell_leaks(groups);
    munmap(groups, size);
    return open;
}

static void tell_heir(int fd, const struct line *line)
{
    const struct heir *heir = heirloom_at(line->now.opened);
    struct tale tale = tale_of(FD_EXEC_LEAK, fd);

    /* That one keeps nothing open. */
    tale.grade =
        line->now.marks & MARK_NULL && !(books.named >> FD_EXEC_LEAK & 1) ? FD_NOTE : FD_WARNING;
    if (heir && heir->marks & MARK_LOST_CLOEXEC)
        tale_add_opened(&tale, FD_DUPLICATED, fd, &line->now, line->what);
    else
        tale_add_opened(&tale, FD_OPENED, fd, &line->now, line->what);
    tale_tell(&tale);
}

/* What came with exec, and nobody here has ever looked at. */
static void find_heirs(void)
{
    for (int fd = books_next(2); books.heirs > 0 && fd <= books.highest; fd = books_next(fd)) {
        const struct line *line = books_known(fd);
        if (line_state(line) == STATE_OPEN && line->now.marks & MARK_HEIR &&
            !(line->now.marks & MARK_TOUCHED) && line->now.serial && is_open(fd))
            tell_heir(fd, line);
    }
}

void end_books(void)
{
    static int32_t ended;

    if (books.state != AWAKE || !books_open() || vfork_child ||
        __atomic_exchange_n(&ended, books.pid, __ATOMIC_ACQ_REL) == books.pid)
        return;
    SHIM_KEEP_ERRNO;
    closing_settle();
    find_heirs();
    chapter_write_end(find_leaks());
    if (book_is_own())
        report_at_end();
}

void end_abruptly(void)
{
    if (books.state != AWAKE || !books_open() || vfork_child)
        return;
    SHIM_KEEP_ERRNO;
    closing_settle();
    if (book_is_own())
        report_at_end();
}

void end_before_sandbox(void)
{
    if (!books_open() || vfork_child)
        return;
    SHIM_KEEP_ERRNO;
    closing_settle();
    chapter_write_lock_in();
}

void end_in_sandbox(void)
{
    if (!vfork_child)
        __atomic_store_n(&books.state, ASLEEP, __ATOMIC_RELEASE);
}

static void end(void *nothing)
{
    (void)nothing;
    end_books();
}

int __cxa_atexit(void (*)(void *), void *, void *);
int __cxa_at_quick_exit(void (*)(void *), void *);

/* libc enters the end of all libraries after our constructor: so this comes after their
 * destructors, with which they may well close what they hold. */
void end_prepare(void)
{
    __cxa_atexit(end, NULL, NULL);
    __cxa_at_quick_exit(end, NULL);
}
