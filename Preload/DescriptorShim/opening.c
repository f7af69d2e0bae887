/* opening.c — descriptors that are made.
 * SPDX-License-Identifier: Apache-2.0 */
#include "opening.h"
#include "closing.h"
#include "direct.h"
#include "stack_store.h"
#include "tale.h"
#include "wishes.h"

#include <string.h>

enum { HOLDERS = 3 };

/* Who holds most of what is open: groups by the opening stack, in one pass over a small table whose
 * crowded places are shared. */
static void count_holders(struct tale *tale)
{
    static struct holder {
        uint32_t stack, count;
        int fd;
    } groups[256];

    memset(groups, 0, sizeof groups);
    for (int fd = books_next(-1); fd <= books.highest; fd = books_next(fd)) {
        const struct line *line = books_known(fd);
        struct holder *group = &groups[line->now.opened % 256];
        if (line_state(line) != STATE_OPEN || !line->now.serial)
            continue;
        if (!group->count || group->stack == line->now.opened)
            group->stack = line->now.opened, group->fd = fd, group->count++;
        tale->count++;
    }
    for (unsigned i = 0; i < HOLDERS; i++) {
        struct holder *most = groups;
        for (struct holder *group = groups; group < groups + 256; group++)
            if (group->count > most->count)
                most = group;
        if (!most->count)
            return;
        const struct line *line = books_known(most->fd);
        tale_add_opened(tale, FD_OPENED, -(int)most->count, &line->now, line->what);
        most->count = 0;
    }
}

enum { A_WHILE = 1000000000 }; /* ns */

/* A server may try again at once, and for ever: who holds them is counted once in a while. */
static void exhausted(enum call call)
{
    static struct {
        uint32_t stack;
        uint16_t tally;
        uint64_t time;
    } latest;
    SHIM_KEEP_ERRNO;
    struct tale tale = tale_of(FD_EXHAUSTED, -1);
    const struct deed by = deed(call);

    if (by.stack && by.stack == latest.stack && by.time - latest.time < A_WHILE) {
        tale_again(latest.tally);
        return;
    }
    tale.error = errno;
    tale_add(&tale, FD_CALL, -1, &by, NULL);
    count_holders(&tale);
    latest.tally = tale_tell(&tale);
    latest.time = by.time;
    latest.stack = by.stack;
}

/* Closing standard input and opening another file in its place is an old custom: right after one
 * another, in one function. */
static void check_stdio(int fd, const struct line *line, const struct opening *opening)
{
    if (line_state(line) != STATE_CLOSED || !line->now.close_time ||
        !life_is_standard(&line->now) ||
        opening->marks & (MARK_CHOSEN | MARK_NULL | MARK_DUPLICATED) ||
        line->now.marks & MARK_SWEPT || line->now.close_pid != opening->by.pid ||
        stack_is_same_function(line->now.closed, opening->by.stack))
        return;
    struct tale tale = tale_of(FD_STDIO_CLOSE, fd);
    /* Who reads the wrong file harms himself only. */
    if (fd == 0 && tale.grade > FD_WARNING)
        tale.grade = FD_WARNING;
    tale_add_closed(&tale, FD_CLOSED, fd, &line->now);
    tale_add(&tale, FD_OPENED, fd, &opening->by, opening->what);
    tale_tell(&tale);
}

static char *put_number(char *out, unsigned number)
{
    if (number >= 10)
        out = put_number(out, number / 10);
    *out++ = (char)('0' + number % 10);
    return out;
}

/* The path of the file from the root on, as the kernel has it; "" where it has none. */
static void find_path(int fd, char *path, size_t size)
{
    char link[sizeof "/proc/self/fd/" + 12];

    *put_number(stpcpy(link, "/proc/self/fd/"), (unsigned)fd) = '\0';
    const long got = direct_call(SYS_readlink, (long)link, (long)path, (long)size - 1);
    path[got > 0 && *path == '/' ? got : 0] = '\0';
}

/* Who opens "./a.tdb" may be waited for by "/var/lib/a.tdb". */
static const char *watched_name(int fd, const struct opening *opening, char *path, size_t size)
{
    if (wishes_watch_number(fd) || wishes_watch_path(opening->what))
        return opening->what ? opening->what : "";
    if (!wishes_watch_paths())
        return NULL;
    find_path(fd, path, size);
    return wishes_watch_path(path) ? path : NULL;
}

/* Where it is the same as one that is watched, the call has been told of already. */
static unsigned watch_mark(int fd, const struct opening *opening, bool is_told)
{
    char path[1024];
    const char *name = books.watches ? watched_name(fd, opening, path, sizeof path) : NULL;

    if (name && !is_told)
        tale_watched(fd, &opening->by, fd, name);
    return name ? MARK_WATCHED : 0;
}

static unsigned null_mark(const char *what)
{
    static const char null[] = "/dev/null";
    size_t i = 0;

    while (what && i < sizeof null && what[i] == null[i])
        i++;
    return i == sizeof null ? MARK_NULL : 0;
}

static void enter(int fd, struct opening *opening, bool is_told)
{
    opening->by = deed((enum call)opening->by.call);
    opening->serial = __atomic_add_fetch(&books.serial, 1, __ATOMIC_RELAXED);
    opening->marks |= (uint16_t)(watch_mark(fd, opening, is_told) | null_mark(opening->what));
    struct line *line = fd <= 2 ? books_known(fd) : NULL;
    if (line) {
        check_stdio(fd, line, opening);
        if (opening->marks & MARK_CHOSEN && life_is_standard(&line->now))
            opening->marks |= MARK_STANDARD;
    }
    books_enter(fd, opening);
}

/* Whether the books are kept of this: a vfork child's descriptors are not its parent's. */
static bool is_ours(int fd)
{
    if (__builtin_expect(vfork_child, 0)) {
        books_note_vfork_child(fd);
        return false;
    }
    closing_settle();
    return true;
}

void opened_plainly(struct line *line, enum call call, enum thing thing, unsigned marks,
                    const char *what)
{
    const struct opening opening = {
        .by = deed_plain(call),
        .thing = (uint8_t)thing,
        .marks = (uint16_t)(marks | null_mark(what)),
        .serial = ++books.serial,
        .what = what,
    };

    line_remember(line);
    line_begin(line, &opening);
    thread.sweep.calls = 0;
    books.opened++;
}

void opened_now(int fd, enum call call, enum thing thing, unsigned marks, const char *what)
{
    if (!books_open())
        return;
    if (__builtin_expect(fd >= 0, 1))
        opened_for(fd, call, thing, OWNER_NONE, NULL, marks, what);
    else if (errno == EMFILE || errno == ENFILE)
        exhausted(call);
}

void opened_for(int fd, enum call call, enum thing thing, enum owner owner, const void *held,
                unsigned marks, const char *what)
{
    SHIM_KEEP_ERRNO;
    struct opening opening = {
        .by.call = (uint16_t)call,
        .thing = (uint8_t)thing,
        .owner = (uint8_t)owner,
        .marks = (uint16_t)marks,
        .held = (uintptr_t)held,
        .what = what,
    };

    if (fd < 0 || !books_open())
        return;
    if (owner == OWNER_DIR && thread.sweep.calls && line_is_listing(what))
        closing_forgive();
    if (is_ours(fd))
        enter(fd, &opening, false);
}

int duplicated(int from, int fd, enum call call, unsigned marks)
{
    if (!books_open())
        return fd;
    if (fd < 0)
        return opened(fd, call, THING_UNKNOWN, 0, NULL);
    SHIM_KEEP_ERRNO;
    struct line *source = books_known(from);
    struct opening opening = {.by.call = (uint16_t)call,
                              .marks = (uint16_t)(marks | MARK_DUPLICATED)};
    const bool is_told =
        source && line_state(source) == STATE_OPEN && source->now.marks & MARK_WATCHED;
    char what[LINE_TEXT] = "";

    if (source && line_state(source) == STATE_OPEN) {
        opening.thing = source->now.thing;
        opening.description = source->description;
        memcpy(what, source->what, LINE_TEXT - 1);
        opening.what = what;
        source->now.marks |= MARK_DUPLICATED;
        if (source->now.marks & MARK_CLOEXEC && !(marks & (MARK_CLOEXEC | MARK_CHOSEN))) {
            opening.marks |= MARK_LOST_CLOEXEC;
            opening.held = source->now.opened;
        }
    }
    if (is_ours(fd))
        enter(fd, &opening, is_told);
    return fd;
}

void kept_over_exec(int fd, bool is_kept)
{
    struct line *line = books.state == AWAKE ? books_known(fd) : NULL;

    if (!line)
        return;
    if (vfork_child && is_kept)
        books_note_vfork_child(fd);
    else if (!vfork_child && is_kept)
        line->now.marks = (uint16_t)((line->now.marks | MARK_KEPT) & ~MARK_CLOEXEC);
    else if (!vfork_child)
        line->now.marks = (uint16_t)((line->now.marks | MARK_CLOEXEC) & ~MARK_KEPT);
}

void adopted(int fd, enum owner owner, const void *held)
{
    struct line *line = books_open() && !vfork_child ? books_known(fd) : NULL;

    if (!line || line_state(line) != STATE_OPEN)
        return;
    line->now.owner = (uint8_t)owner;
    line->now.held = (uintptr_t)held;
}

bool has_duplicate(int fd, const struct line *line)
{
    if (!(line->now.marks & MARK_DUPLICATED) || !line->description)
        return false;
    for (int other = books_next(-1); other <= books.highest; other = books_next(other))
        if (other != fd && line_state(books_known(other)) == STATE_OPEN &&
            books_known(other)->description == line->description)
            return true;
    return false;
}
