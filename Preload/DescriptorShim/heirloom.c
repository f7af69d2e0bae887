/* heirloom.c — what goes with descriptors to the next program. Made in vfork children too: no
 * malloc, little stack. SPDX-License-Identifier: Apache-2.0 */
#include "heirloom.h"
#include "books.h"
#include "direct.h"
#include "file_limit.h"
#include "onward.h"
#include "stack_store.h"

#include <string.h>

enum { MAGIC = 0x68656972, VERSION = 1, MODULES = 1024, LARGEST = 1 << 26 };

struct head {
    uint32_t magic, version, heirs, modules;
};

static const struct head *taken; /* what this program was given */

static const struct heir *first_heir(void)
{
    return (const struct heir *)(const void *)(taken + 1);
}

static const struct heir_module *first_module(void)
{
    return (const struct heir_module *)(const void *)(first_heir() + taken->heirs);
}

const struct heir *heirloom_at(uint32_t stack)
{
    const uint32_t index = stack - HEIRLOOM_STACK;

    return taken && index < taken->heirs ? first_heir() + index : NULL;
}

/* Whoever made the file may have written anything. */
static bool is_module(const struct heir_module *module)
{
    return module->build_id_length <= sizeof module->build_id &&
           !module->path[sizeof module->path - 1];
}

const struct heir_module *heirloom_module(uint64_t image, uint16_t number)
{
    for (uint32_t i = 0; taken && i < taken->modules; i++)
        if (first_module()[i].number == number && first_module()[i].image == image)
            return is_module(first_module() + i) ? first_module() + i : NULL;
    return NULL;
}

static bool write_all(long fd, const void *bytes, size_t size)
{
    return direct_call(SYS_write, fd, (long)bytes, (long)size) == (long)size;
}

static bool was_touched(int fd)
{
    return vfork_child && fd < 256 &&
           thread.vfork_pid == (int32_t)direct_call(SYS_getpid, 0, 0, 0) &&
           thread.touched[fd / 64] >> fd % 64 & 1;
}

/* What stays open over exec without having been meant to, as far as can be told. */
static bool goes_on(int fd, const struct line *line)
{
    return line_state(line) == STATE_OPEN && line->now.serial && !books.is_shell &&
           !was_touched(fd) && !(line->now.marks & (MARK_CHOSEN | MARK_KEPT)) &&
           direct_call(SYS_fcntl, fd, F_GETFD, 0) == 0;
}

static void mark_modules(uint8_t *marked, const uint64_t *frames, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (frames[i] >> 48 < MODULES)
            marked[frames[i] >> 51] |= (uint8_t)(1 << (frames[i] >> 48 & 7));
}

/* Zeros when nothing tells it. */
static void identify(int fd, uint64_t *device, uint64_t *inode)
{
    struct stat status = {0};

    direct_call(SYS_fstat, fd, (long)&status, 0);
    *device = status.st_dev;
    *inode = status.st_ino;
}

static struct heir heir_of(int fd, const struct line *line, uint8_t *marked)
{
    const struct heir *older =
        line->now.opened >= HEIRLOOM_STACK ? heirloom_at(line->now.opened) : NULL;
    const uint64_t *frames = NULL;
    struct heir heir = {
        .fd = fd,
        .pid = line->now.open_pid,
        .thread = line->now.open_thread,
        .thing = line->now.thing,
        .marks = line->now.marks,
        .image = books.image,
        .time = line->now.open_time,
    };

    if (older) {
        heir = *older;
        heir.fd = fd;
        identify(fd, &heir.device, &heir.inode);
        return heir;
    }
    identify(fd, &heir.device, &heir.inode);
    heir.frame_count = (uint16_t)stack_frames(line->now.opened, &frames);
    if (heir.frame_count > HEIRLOOM_FRAMES)
        heir.frame_count = HEIRLOOM_FRAMES;
    memcpy(heir.frames, frames, heir.frame_count * sizeof *frames);
    mark_modules(marked, frames, heir.frame_count);
    strncpy(heir.call, call_name(line->now.open_call), sizeof heir.call - 1);
    memcpy(heir.what, line->what, sizeof heir.what);
    return heir;
}

static bool write_module(long fd, uint16_t number)
{
    const struct stack_module *module = stack_module(number);
    struct heir_module copy = {.image = books.image, .number = number};

    if (!module)
        return false;
    copy.build_id_length = module->build_id_length;
    memcpy(copy.build_id, module->build_id, sizeof copy.build_id);
    strncpy(copy.path, module->path, sizeof copy.path - 1);
    return write_all(fd, &copy, sizeof copy);
}

static uint32_t write_modules(long fd, const uint8_t *marked)
{
    uint32_t count = 0;

    for (unsigned number = 0; number < MODULES; number++)
        if (marked[number / 8] >> number % 8 & 1)
            count += write_module(fd, (uint16_t)number);
    /* Those of programs before this one go on as they came. */
    for (uint32_t i = 0; taken && i < taken->modules; i++)
        count += write_all(fd, first_module() + i, sizeof *first_module());
    return count;
}

static uint32_t write_heirs(long fd, uint8_t *marked)
{
    uint32_t count = 0;

    for (int number = books_next(2); number <= books.highest; number = books_next(number))
        if (number != fd && goes_on(number, books_known(number))) {
            const struct heir heir = heir_of(number, books_known(number), marked);
            count += write_all(fd, &heir, sizeof heir);
        }
    return count;
}

static bool anything_goes_on(void)
{
    for (int fd = books_next(2); fd <= books.highest; fd = books_next(fd))
        if (goes_on(fd, books_known(fd)))
            return true;
    return false;
}

/* Out of the way: the numbers that the program and the next one get stay what they were. */
static int move_up(long fd)
{
    const long high = direct_call(SYS_fcntl, fd, F_DUPFD, books.highest + 64);

    if (high < 0)
        return (int)fd;
    direct_call(SYS_close, fd, 0, 0);
    return (int)high;
}

int heirloom_make(void)
{
    uint8_t marked[MODULES / 8] = {0};
    struct head head = {.magic = MAGIC, .version = VERSION};
    long fd;

    if (!books_want(FD_EXEC_LEAK) || !file_limit_allows(LARGEST) || !anything_goes_on())
        return -1;
    fd = direct_call(SYS_memfd_create, (long)"backlot-heirloom", 0, 0);
    if (fd >= 0)
        fd = move_up(fd);
    if (fd < 0)
        return -1;
    if (!write_all(fd, &head, sizeof head)) {
        direct_call(SYS_close, fd, 0, 0);
        return -1;
    }
    head.heirs = write_heirs(fd, marked);
    head.modules = write_modules(fd, marked);
    direct_call4(SYS_pwrite64, fd, (long)&head, sizeof head, 0);
    return (int)fd;
}

void heirloom_take_back(int fd)
{
    uint32_t magic = 0;

    if (direct_call(SYS_fcntl, fd, F_GET_SEALS, 0) >= 0 &&
        direct_call4(SYS_pread64, fd, (long)&magic, sizeof magic, 0) == sizeof magic &&
        magic == MAGIC)
        direct_call(SYS_close, fd, 0, 0);
}

static bool is_whole(const struct head *head, uint64_t size)
{
    return size >= sizeof *head && head->magic == MAGIC && head->version == VERSION &&
           head->heirs <= BOOKS_LINES && head->modules <= (1 << 16) &&
           sizeof *head + head->heirs * sizeof(struct heir) +
                   head->modules * sizeof(struct heir_module) <=
               size;
}

static const struct head *map(int fd)
{
    struct stat status;
    void *there;

    if (direct_call(SYS_fstat, fd, (long)&status, 0) || !S_ISREG(status.st_mode) ||
        status.st_size < (off_t)sizeof(struct head))
        return NULL;
    there = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (there == MAP_FAILED)
        return NULL;
    if (is_whole(there, (uint64_t)status.st_size))
        return there;
    munmap(there, (size_t)status.st_size);
    return NULL;
}

/* Whether one of the words has this number in it. */
static bool is_named_in(char *const *words, int fd)
{
    for (; words && *words; words++)
        for (const char *at = *words; *at; at++) {
            char *end;
            if (*at < '0' || *at > '9')
                continue;
            const long number = strtol(at, &end, 10);
            if (number == fd)
                return true;
            at = end - 1;
        }
    return false;
}

/* The value of a variable such as LISTEN_FDS, NOTIFY_FD or MAKEFLAGS; NULL: of another. */
static char *tells_of_numbers(char *entry)
{
    static const char names[][10] = {"FD", "FIFO", "PIPE", "SOCK", "MAKEFLAGS"};
    char *sign = strchr(entry, '=');

    for (unsigned i = 0; sign && i < sizeof names / sizeof *names; i++) {
        const char *at = strstr(entry, names[i]);
        if (at && at < sign && strncmp(entry, "BACKLOT_", 8) != 0)
            return sign + 1;
    }
    return NULL;
}

/* A number that its program has been told of is meant to be used. */
static bool is_named(int fd)
{
    if (is_named_in(books.arguments ? books.arguments + 1 : NULL, fd))
        return true;
    for (char **entry = environ; entry && *entry; entry++) {
        char *const words[] = {tells_of_numbers(*entry), NULL};
        if (words[0] && is_named_in(words, fd))
            return true;
    }
    return false;
}

/* Between us and who told of it there may have been a program without this library, which closed
 * it and opened something else. */
static bool is_the_same(const struct heir *heir)
{
    uint64_t device, inode;

    identify(heir->fd, &device, &inode);
    return heir->device == device && heir->inode == inode;
}

static void enter(const struct heir *heir, uint32_t index)
{
    const bool is_meant = is_named(heir->fd);
    const struct opening opening = {
        .by = {.stack = HEIRLOOM_STACK + index,
               .pid = heir->pid,
               .thread = heir->thread,
               .time = heir->time},
        .thing = (uint8_t)heir->thing,
        .marks = (uint16_t)(MARK_HEIR | (heir->marks & MARK_NULL) | (is_meant ? MARK_TOUCHED : 0)),
        .serial = __atomic_add_fetch(&books.serial, 1, __ATOMIC_RELAXED),
        .what = heir->what,
    };

    if (heir->fd <= 2 || heir->fd >= BOOKS_LINES || heir->what[HEIRLOOM_TEXT - 1] ||
        heir->call[sizeof heir->call - 1] || heir->frame_count > HEIRLOOM_FRAMES ||
        direct_call(SYS_fcntl, heir->fd, F_GETFD, 0) < 0 || !is_the_same(heir))
        return;
    books_enter(heir->fd, &opening);
    books.heirs += !is_meant;
}

void heirloom_take(void)
{
    const char *value = getenv(BACKLOT_FDS_HEIRLOOM);
    char *end;
    const long fd = value ? strtol(value, &end, 10) : -1;

    if (fd < 0 || fd > INT32_MAX || end == value || *end)
        return;
    unsetenv(BACKLOT_FDS_HEIRLOOM);
    taken = map((int)fd);
    if (!taken)
        return;
    direct_call(SYS_close, fd, 0, 0);
    for (uint32_t i = 0; i < taken->heirs; i++)
        enter(first_heir() + i, i);
    books.opened = 0;
}
