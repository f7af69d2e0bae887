/* tale.c — findings.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tale.h"
#include "book.h"
#include "chapter.h"
#include "heirloom.h"
#include "report.h"
#include "stack_store.h"

static uint64_t told;

uint64_t tale_count(void) { return __atomic_load_n(&told, __ATOMIC_RELAXED); }

/* Whether it may be what a shell's script says: 3>&-, twice; the shell answers that by itself. */
static bool is_a_scripts(enum fd_kind kind)
{
    switch (kind) {
    case FD_DOUBLE_CLOSE:
    case FD_USE_AFTER_CLOSE:
    case FD_BAD_FD:
    case FD_STDIO_CLOSE:
    case FD_DUP2_OVER:
        return books.is_shell && !(books.named >> kind & 1);
    default:
        return false;
    }
}

struct tale tale_of(enum fd_kind kind, int fd)
{
    const enum fd_grade grade = is_a_scripts(kind) ? FD_NOTE : FD_ERROR;

    return (struct tale){.kind = kind, .grade = grade, .fd = fd, .other = -1};
}

void tale_add(struct tale *tale, enum fd_role role, int fd, const struct deed *by, const char *what)
{
    if (tale->events < TALE_EVENTS)
        tale->event[tale->events++] =
            (struct tale_event){.role = (uint8_t)role, .fd = fd, .by = *by, .what = what};
}

/* What another call than dup() has made is opened. */
static enum fd_role role_of(enum fd_role role, const struct life *life)
{
    switch (life->open_call) {
    case CALL_dup:
    case CALL_dup2:
    case CALL_dup3:
    case CALL_fcntl:
    case CALL_fcntl64:
        return role == FD_OPENED ? FD_DUPLICATED : role;
    default:
        return role;
    }
}

void tale_add_opened(struct tale *tale, enum fd_role role, int fd, const struct life *life,
                     const char *what)
{
    const struct deed by = {
        .stack = life->opened,
        .pid = life->open_pid,
        .thread = life->open_thread,
        .call = life->open_call,
        .time = life->open_time,
    };

    if (life->serial)
        tale_add(tale, role_of(role, life), fd, &by, what);
}

void tale_add_closed(struct tale *tale, enum fd_role role, int fd, const struct life *life)
{
    const struct deed by = {
        .stack = life->closed,
        .pid = life->close_pid,
        .thread = life->close_thread,
        .call = life->close_call,
        .time = life->close_time,
    };

    if (life->close_time)
        tale_add(tale, role, fd, &by, NULL);
}

void tale_add_line(struct tale *tale, int fd, const struct line *line)
{
    tale_add_opened(tale, FD_OPENED, fd, &line->now, line->what);
    tale_add_closed(tale, FD_CLOSED, fd, &line->now);
}

void tale_add_before(struct tale *tale, int fd, const struct line *line)
{
    tale_add_opened(tale, FD_WAS_OPENED, fd, &line->before, line->before_what);
    tale_add_closed(tale, FD_WAS_CLOSED, fd, &line->before);
}

static uint16_t module_of(uint32_t stack)
{
    return stack && stack < HEIRLOOM_STACK ? stack_module_of(stack, 0) : STACK_MODULE_UNKNOWN;
}

bool tale_was_closed_by_another(const struct line *line, const struct deed *now)
{
    const uint16_t opener = module_of(line->now.opened), closer = module_of(line->now.closed);

    return opener != STACK_MODULE_UNKNOWN && closer != STACK_MODULE_UNKNOWN && opener != closer &&
           opener == module_of(now->stack);
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15;
    return hash ^ hash >> 29;
}

/* The same finding again has the same kind and the same stacks, in the same program. */
static uint64_t fingerprint(const struct tale *tale)
{
    uint64_t hash = mix(books.image, tale->kind);

    /* What the number was before tells nothing apart. */
    for (unsigned i = 0; i < tale->events; i++)
        if (tale->event[i].role != FD_WAS_OPENED && tale->event[i].role != FD_WAS_CLOSED)
            hash = mix(hash, (uint64_t)tale->event[i].role << 32 | tale->event[i].by.stack);
    /* One line may be given wrong flags of several kinds. */
    if (tale->kind == FD_FLAG_MISUSE)
        hash = mix(hash, tale->count << 32 | tale->limit);
    /* Without stacks, numbers and calls tell them apart. */
    if (!books.takes_stacks)
        for (unsigned i = 0; i < tale->events; i++)
            hash = mix(hash, (uint64_t)tale->event[i].by.call << 32 | (uint32_t)tale->fd);
    return hash;
}

uint16_t tale_tell(const struct tale *tale)
{
    SHIM_KEEP_ERRNO;
    bool is_first;

    if (!books_want(tale->kind))
        return UINT16_MAX;
    __atomic_fetch_add(&told, tale->grade > FD_NOTE, __ATOMIC_RELAXED);
    const uint16_t tally = book_tally(fingerprint(tale), &is_first);
    if (!is_first)
        return tally;
    chapter_write(tale, tally);
    if (book_is_own() && tale->grade > FD_NOTE)
        report_now();
    return tally;
}

void tale_again(uint16_t tally) { book_count(tally); }

void tale_watched(int fd, const struct deed *by, int result, const char *what)
{
    struct tale tale = tale_of(FD_KIND_COUNT, fd);

    SHIM_KEEP_ERRNO;
    tale.grade = FD_NOTE;
    tale.error = result < 0 ? -result : 0;
    tale.other = result;
    tale.limit = (uint64_t)thread.command;
    tale_add(&tale, FD_WATCHED, fd, by, what);
    chapter_write(&tale, UINT16_MAX);
    if (book_is_own())
        report_now();
}
