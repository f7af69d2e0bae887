/* wake.c — what this shim does when a program starts, and before it goes on as another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "book.h"
#include "books.h"
#include "chapter.h"
#include "closing.h"
#include "end.h"
#include "heirloom.h"
#include "onward.h"
#include "thread_end.h"
#include "vfork_child.h"

/* Looked up now: a signal handler or a vfork child may be the first to need it. */
static void bind_early(void)
{
#define SHIM_CALL(name, role)                                                                      \
    if (role == SHIM_WRAPS)                                                                        \
        REAL_EARLY(name);
#include "calls.def"
#undef SHIM_CALL
}

/* libc hands these to the constructors of libraries. */
__attribute__((constructor)) static void wake_up(int count, char **arguments, char **environment)
{
    (void)count;
    (void)environment;
    onward_kept();
    shim_remember_errors();
    books.arguments = arguments;
    if (!books_open())
        return;
    bind_early();
    /* One that is killed has been here, too. */
    if (!book_is_own())
        chapter_write_program();
    vfork_prepare();
    thread_end_prepare();
    end_prepare();
}

void shim_before_exec(struct onward *next)
{
    if (!books_open())
        return;
    closing_settle();
    next->lent = heirloom_make();
    if (next->lent >= 0)
        onward_add(next, BACKLOT_FDS_HEIRLOOM, next->lent);
}

void shim_after_exec(struct onward *next)
{
    if (next->lent >= 0)
        heirloom_take_back(next->lent);
}

/* Which child of a vfork() it will be in, nobody knows yet. */
bool shim_may_run(const struct program_start *start)
{
    SHIM_KEEP_ERRNO;
    const char *obstacle = books_open() ? onward_obstacle(start) : NULL;

    if (obstacle && book_is_own())
        SHIM_SAY(start->path, " ", obstacle, ": its descriptors are not looked after");
    else if (obstacle)
        chapter_write_unreached(start->replaces && !vfork_child ? books.pid : 0, start->path,
                                obstacle);
    return true;
}

void shim_before_change(void) {}

void shim_root_changed(void) {}
