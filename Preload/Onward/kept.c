/* kept.c — what the environment said about Backlot when this process began. Copies, since the
 * program may empty or overwrite its environment. No stdio: this runs before main().
 * SPDX-License-Identifier: Apache-2.0 */
#include "onward.h"
#include "fd_book.h"
#include "shim_wire.h"

#include <limits.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What the value of a variable is. */
enum form { TEXT, PATH, PATHS, LIBRARY };

/* What is to be carried on because of it. */
enum weight { DETAIL, TELLS };

/* Without pointers, which the loader would have to relocate at every start. */
static const struct word {
    char name[30];
    uint8_t form, weight;
} words[] = {
    {BACKLOT_LOT, PATH, TELLS},
    {BACKLOT_HOSTS, TEXT, DETAIL},
    {BACKLOT_ABSENT, TEXT, DETAIL},
    {BACKLOT_ALLOW, TEXT, DETAIL},
    {BACKLOT_STRICT, TEXT, DETAIL},
    {BACKLOT_QUIET, TEXT, DETAIL},
    {BACKLOT_PASSWD_FILES, PATHS, TELLS},
    {BACKLOT_GROUP_FILES, PATHS, TELLS},
    {BACKLOT_SHADOW_FILES, PATHS, TELLS},
    {BACKLOT_HOSTS_FILES, PATHS, TELLS},
    {BACKLOT_SERVICES_FILES, PATHS, TELLS},
    {BACKLOT_PROTOCOLS_FILES, PATHS, TELLS},
    {BACKLOT_NETGROUP_FILES, PATHS, TELLS},
    {BACKLOT_HOSTNAME, TEXT, TELLS},
    {BACKLOT_ALLOW_DNS, TEXT, DETAIL},
    {BACKLOT_FDS, TEXT, TELLS},
    {BACKLOT_FDS_BOOK, PATH, DETAIL},
    {BACKLOT_FDS_NOW, TEXT, DETAIL},
    {BACKLOT_FDS_LOG, PATH, DETAIL},
    {BACKLOT_FDS_SUPPRESSIONS, PATH, DETAIL},
    {BACKLOT_FDS_STACKLESS, TEXT, DETAIL},
    {BACKLOT_FDS_WATCH, TEXT, TELLS},
    {BACKLOT_FDS_WATCH_PATHS, TEXT, TELLS},
    {"SOCKET_WRAPPER_DIR", PATH, TELLS},
    {"SOCKET_WRAPPER_DEFAULT_IFACE", TEXT, DETAIL},
    {"SOCKET_WRAPPER_IPV4_NETWORK", TEXT, DETAIL},
    {"SOCKET_WRAPPER_MTU", TEXT, DETAIL},
    {"SOCKET_WRAPPER_PCAP_FILE", PATH, DETAIL},
    {"NSS_WRAPPER_PASSWD", PATH, TELLS},
    {"NSS_WRAPPER_GROUP", PATH, TELLS},
    {"NSS_WRAPPER_SHADOW", PATH, TELLS},
    {"NSS_WRAPPER_HOSTS", PATH, TELLS},
    {"NSS_WRAPPER_HOSTNAME", TEXT, TELLS},
    {"NSS_WRAPPER_MODULE_SO_PATH", LIBRARY, TELLS},
    {"NSS_WRAPPER_MODULE_FN_PREFIX", TEXT, DETAIL},
};

enum { WORDS = sizeof words / sizeof *words, USUAL_TEXT = 400, MORE_TEXT = 4096 };

/* With the data that is not zero: every process of a lot writes to that page in any case, and each
 * further one costs it a page fault. */
__attribute__((section(".data"))) static struct {
    const char *entry[WORDS + 2]; /* LD_PRELOAD too, and NULL */
    size_t entries;
    char *free; /* so much is left there */
    size_t left;
    bool tells; /* of a lot, or of names */
    atomic_bool is_read;
    char text[USUAL_TEXT];
} kept;

/* Another page when the first text is full: names are many. */
static bool make_room(size_t size)
{
    const size_t length = size > MORE_TEXT ? size : MORE_TEXT;
    void *more = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (more == MAP_FAILED)
        return false;
    kept.free = more;
    kept.left = length;
    return true;
}

static char *room_for(size_t size)
{
    if (size > kept.left && !make_room(size))
        return NULL;
    kept.free += size;
    kept.left -= size;
    return kept.free - size;
}

/* What follows the prefix, or NULL. Written out, as the text functions of libc are costly at a
 * start: each has to be found first, and may be on a page that is not there yet. */
static const char *after(const char *prefix, const char *text)
{
    while (*prefix && *prefix == *text)
        prefix++, text++;
    return *prefix ? NULL : text;
}

static bool same(const char *one, const char *other)
{
    const char *rest = after(one, other);

    return rest && !*rest;
}

static size_t length_until(const char *text, const char *stops)
{
    size_t length = 0;

    while (text[length] && text[length] != stops[0] && text[length] != stops[1])
        length++;
    return length;
}

/* Of an entry "NAME=value". */
static const char *value_of(const char *entry, const char *name)
{
    const char *rest = after(name, entry);

    return rest && *rest == '=' ? rest + 1 : NULL;
}

static const char *find(const char *name)
{
    const char *value = NULL;

    for (size_t i = 0; i < kept.entries && !value; i++)
        value = value_of(kept.entry[i], name);
    return value;
}

/* Whether a path that starts here means something else in another directory. */
static bool is_relative(char first, char separator) { return first != '/' && first != separator; }

static size_t count_relative(const char *value, char separator)
{
    size_t count = 0;
    bool starts = true;

    for (; *value; value++) {
        count += starts && is_relative(*value, separator);
        starts = *value == separator;
    }
    return count;
}

static void write_absolute(char *out, const char *value, char separator, const char *here)
{
    bool starts = true;

    for (; *value; value++) {
        if (starts && is_relative(*value, separator))
            out = stpcpy(stpcpy(out, here), "/");
        *out++ = *value;
        starts = *value == separator;
    }
    *out = '\0';
}

/* Keeps "NAME=" and so much room behind it. Returns that, or NULL when there is none. */
static char *keep(const char *name, size_t length)
{
    char *at = kept.entries <= WORDS ? room_for(strlen(name) + length + 2) : NULL;

    if (!at)
        return NULL;
    kept.entry[kept.entries++] = at;
    return stpcpy(stpcpy(at, name), "=");
}

static const char *keep_text(const char *name, const char *value)
{
    char *at = keep(name, strlen(value));

    if (at)
        stpcpy(at, value);
    return at;
}

/* The path of this directory; or else one behind which nothing ever is: what was given stays given,
 * as what the machine has in its place is not what was meant. */
static void find_here(char *here, size_t size, const char *name, const char *value)
{
    if (getcwd(here, size) && *here == '/')
        return;
    SHIM_SAY(name, "=", value, " can not be found: the path of this directory can't be told");
    stpcpy(here, "/dev/null");
}

/* Keeps paths in a form that means the same after a change of directory. */
static const char *keep_paths(const char *name, const char *value, char separator)
{
    const size_t relative = count_relative(value, separator);
    char here[PATH_MAX];

    if (!relative)
        return keep_text(name, value);
    find_here(here, sizeof here, name, value);
    char *at = keep(name, strlen(value) + relative * (strlen(here) + 1));
    if (at)
        write_absolute(at, value, separator, here);
    return at;
}

static const char *keep_word(const struct word *word, const char *value)
{
    switch ((enum form)word->form) {
    case PATHS:
        return keep_paths(word->name, value, ':');
    case LIBRARY: /* without a slash, it is the loader's to find */
        return strchr(value, '/') ? keep_paths(word->name, value, '\0')
                                  : keep_text(word->name, value);
    case PATH:
        return keep_paths(word->name, value, '\0');
    case TEXT:
        break;
    }
    return keep_text(word->name, value);
}

static void take_word(const struct word *word, const char *value)
{
    const char *at = *value && !find(word->name) ? keep_word(word, value) : NULL;

    if (!at)
        return;
    kept.tells |= word->weight == TELLS;
    /* A library that comes after us may read it in another directory. */
    if (!same(at, value))
        setenv(word->name, at, 1);
}

static void take(const char *entry)
{
    for (const struct word *word = words; word < words + WORDS; word++) {
        const char *value = value_of(entry, word->name);
        if (value)
            take_word(word, value);
    }
}

/* "…/libbacklot_socket.so", of this length. */
static bool is_library_of_ours(const char *path, size_t length)
{
    const char *name = path + length, *rest;

    while (name > path && name[-1] != '/')
        name--;
    rest = name > path ? after("libbacklot_", name) : NULL;
    return rest && path + length >= rest + 3 && after(".so", path + length - 3);
}

/* The paths of Backlot's libraries, as the loader was told them: "a:b". */
static void keep_libraries(const char *list)
{
    char ours[strlen(list) + 2];
    char *end = ours;

    while (*list) {
        const size_t length = length_until(list, ": ");
        if (is_library_of_ours(list, length)) {
            end = mempcpy(end, list, length);
            *end++ = ':';
        }
        list += length + (list[length] != '\0');
    }
    if (end == ours)
        return;
    end[-1] = '\0';
    keep_paths("LD_PRELOAD", ours, ':');
}

static void read_environment(void)
{
    const char *quiet, *preload = NULL;

    kept.free = kept.text;
    kept.left = USUAL_TEXT;
    for (char **entry = environ; entry && *entry; entry++) {
        if (**entry == 'B' || **entry == 'S' || **entry == 'N')
            take(*entry);
        if (!preload)
            preload = value_of(*entry, "LD_PRELOAD");
    }
    if (kept.tells && preload)
        keep_libraries(preload);
    quiet = find(BACKLOT_QUIET);
    if (quiet && *quiet == '1' && !quiet[1])
        shim_be_quiet();
}

static void read_once(void)
{
    /* Other libraries' constructors may come before ours, in one thread. */
    if (__builtin_expect(!atomic_load_explicit(&kept.is_read, memory_order_acquire), 0)) {
        SHIM_KEEP_ERRNO;
        read_environment();
        atomic_store_explicit(&kept.is_read, true, memory_order_release);
    }
}

const char *onward_value(const char *name)
{
    read_once();
    return find(name);
}

const char *const *onward_kept(void)
{
    read_once();
    return kept.tells ? kept.entry : NULL;
}
