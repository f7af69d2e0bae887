/* books.c — the process, its threads and the lines of its numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "books.h"
#include "book.h"
#include "direct.h"
#include "heirloom.h"
#include "numbers.h"
#include "stack_store.h"
#include "wishes.h"

#include <string.h>

/* With the data that is not zero: every program writes to that page in any case. */
__attribute__((section(".data"))) struct books books;

struct line *books_shelves[SHELVES];

__thread struct thread thread __attribute__((tls_model("initial-exec")));

static void *reserve(size_t size)
{
    const long room = direct_call6(SYS_mmap, 0, (long)size, PROT_READ | PROT_WRITE,
                                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return room < 0 && room > -4096 ? NULL : (void *)room;
}

static void unmap(void *room, size_t size) { direct_call(SYS_munmap, (long)room, (long)size, 0); }

/* Several threads may come here at once; the first one's is everybody's. */
static struct line *add_shelf(unsigned number)
{
    const size_t size = SHELF_LINES * sizeof(struct line);
    struct line *made = reserve(size), *first = NULL;

    if (!made || __atomic_compare_exchange_n(&books_shelves[number], &first, made, false,
                                             __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
        return made;
    unmap(made, size);
    return first;
}

struct line *books_line(int fd)
{
    if ((unsigned)fd >= BOOKS_LINES)
        return NULL;
    struct line *shelf = __atomic_load_n(&books_shelves[fd >> SHELF_BITS], __ATOMIC_ACQUIRE);

    shelf = shelf ? shelf : add_shelf((unsigned)fd >> SHELF_BITS);
    return shelf ? shelf + fd % SHELF_LINES : NULL;
}

/* fork(), _Fork() and a bare clone() alike are found out by a page that the kernel wipes. */
static uint8_t *page_of_life(void)
{
    const size_t size = (size_t)sysconf(_SC_PAGESIZE);
    uint8_t *page = reserve(size);

    if (page && madvise(page, size, MADV_WIPEONFORK) == 0)
        *page = 1;
    else
        page = NULL;
    return page;
}

static void learn_who(void)
{
    books.pid = (int32_t)direct_call(SYS_getpid, 0, 0, 0);
    books.parent = (int32_t)direct_call(SYS_getppid, 0, 0, 0);
    thread.id = 0;
}

bool stack_is_same_function(uint32_t one, uint32_t other)
{
    const uint64_t *a, *b;
    const unsigned frames = stack_frames(one, &a), others = stack_frames(other, &b);

    if (!frames || frames != others)
        return !frames && !others;
    return !memcmp(a + 1, b + 1, (frames - 1) * sizeof *a);
}

uint64_t books_time(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

static uint64_t new_image(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return ((uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec) ^ (uint64_t)books.pid << 44;
}

enum { LOOKED_AT = 256 };

/* What is open when the program begins is somebody else's, and known to be there. */
static void find_inherited(void)
{
    struct numbers numbers;

    for (int first = 0; first < LOOKED_AT && numbers_look(&numbers, first); first += NUMBERS_COUNT)
        for (int i = 0; i < NUMBERS_COUNT; i++)
            if (numbers_is_open(&numbers, i)) {
                books_line(first + i)->state = STATE_OPEN;
                books.highest = first + i;
            }
}

/* A shell opens what its script says, for whatever the script starts. */
static bool is_shell(void)
{
    static const char names[][8] = {"sh", "dash", "bash", "ash", "ksh", "zsh", "busybox"};
    const char *name = program_invocation_short_name;

    for (unsigned i = 0; name && i < sizeof names / sizeof *names; i++)
        if (!strcmp(name + (*name == '-'), names[i]))
            return true;
    return false;
}

static bool open_books(void)
{
    books.alive = page_of_life();
    if (!books.alive || !books_line(0)) {
        SHIM_SAY("there is no memory to look after descriptors; nothing is checked");
        return false;
    }
    learn_who();
    books.image = new_image();
    books.highest = -1;
    books.is_shell = is_shell();
    find_inherited();
    return book_open();
}

bool books_wake(void)
{
    SHIM_KEEP_ERRNO;
    int state = NOT_LOOKED;

    /* Other libraries' constructors may come first; threads can't, as none is there yet. */
    if (!__atomic_compare_exchange_n(&books.state, &state, ASLEEP, false, __ATOMIC_ACQ_REL,
                                     __ATOMIC_ACQUIRE))
        return state == AWAKE;
    if (!wishes_read() || !open_books())
        return false;
    heirloom_take();
    __atomic_store_n(&books.state, AWAKE, __ATOMIC_RELEASE);
    return true;
}

void books_forked(void)
{
    if (vfork_child)
        return;
    SHIM_KEEP_ERRNO;
    *(uint8_t *)books.alive = 1;
    learn_who();
    books.opened = books.closed = 0;
    books.locks.count = 0; /* the parent's locks are the parent's */
    thread.sweep = (struct sweep){.first = INT32_MAX};
    thread.asked = (struct sweep){.calls = 0};
    thread.busy = NULL;
}

int32_t books_thread(void)
{
    if (__builtin_expect(!thread.id, 0))
        thread.id = (int32_t)direct_call(SYS_gettid, 0, 0, 0);
    return thread.id;
}

/* A signal handler that came between has used the place up. */
static stack_id stack_of_call(void)
{
    const struct stack_place here = thread.here;
    bool is_cut = true;
    stack_id id = 0;

    thread.here.sp = 0;
    if (here.sp)
        id = stack_from(&thread.latest, &here, &is_cut);
    return is_cut ? stack_here() : id;
}

struct deed deed(enum call call)
{
    struct deed deed = {
        .stack = books.takes_stacks ? stack_of_call() : 0,
        .pid = books.pid,
        .thread = books_thread(),
        .call = (uint16_t)call,
        .time = books.takes_stacks ? books_time() : UNTIMED,
    };

    if (__builtin_expect(vfork_child, 0))
        deed.pid = deed.thread = (int32_t)direct_call(SYS_getpid, 0, 0, 0);
    return deed;
}

void books_note_vfork_child(int fd)
{
    const int32_t pid = (int32_t)direct_call(SYS_getpid, 0, 0, 0);

    if (thread.vfork_pid != pid)
        memset(thread.touched, 0, sizeof thread.touched);
    thread.vfork_pid = pid;
    if (fd >= 0 && fd < 256)
        thread.touched[fd / 64] |= (uint64_t)1 << fd % 64;
}

static void raise_highest(int fd)
{
    int highest = __atomic_load_n(&books.highest, __ATOMIC_RELAXED);

    while (fd > highest && !__atomic_compare_exchange_n(&books.highest, &highest, fd, true,
                                                        __ATOMIC_RELAXED, __ATOMIC_RELAXED))
        ;
}

void books_enter(int fd, const struct opening *opening)
{
    struct line *line = books_line(fd);

    if (!line)
        return;
    if (line_state(line) == STATE_OPEN && line->now.marks & MARK_HEIR &&
        !(line->now.marks & MARK_TOUCHED))
        __atomic_fetch_sub(&books.heirs, 1, __ATOMIC_RELAXED);
    /* What another thread opened during fork() may be in our memory, and not in our table. */
    const bool is_inherited = line->now.open_pid != books.pid;
    raise_highest(fd);
    if (!line_open(line, opening) && !is_inherited)
        book_count_unseen();
    books_count(&books.opened);
}
