/* Threads look names up while the file is rewritten: rewritten FILE [TIMES [THREADS]].
 *
 * Each thread looks at the file as a whole and holds it against what the version, whose number is
 * in its lines, has to be; and the version has to be one that was in the file while it looked.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "source.h"
#include "users.h"
#include "walk.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_TIMES = 100000, MOST_TEXT = 65536 };

enum manner { OVERWRITE, APPEND, RENAME, DELETE, MANNERS };

static const char *path;
static int times = 1000;
static struct source *source;
static struct walk *users;

/* Shared with the children. */
static struct board {
    atomic_int started, finished; /* versions */
    atomic_bool is_late[MOST_TIMES + 2];
    atomic_long looks, excused, failures;
} * board;

static enum manner manner_of(int version) { return version ? version % MANNERS : RENAME; }

/* The version whose lines those of `version` follow. */
static int base_of(int version)
{
    while (manner_of(version) == APPEND)
        version--;
    return version;
}

static char *add_line(char *text, const char *name, int number, int version)
{
    return text + sprintf(text, "%s%d:x:%d:100:version %d:/home/%s:/bin/sh\n", name, number,
                          1000 + number, version, name);
}

/* The whole file. */
static size_t write_version(char *text, int version)
{
    const int base = base_of(version);
    char *end = add_line(text, "first", 0, base);

    for (int i = 0; i < base * 7 % 61; i++)
        end = add_line(end, "user", i, base);
    end = add_line(end, "last", 0, base);
    for (int i = base + 1; i <= version; i++)
        end = add_line(end, "late", i, i);
    return (size_t)(end - text);
}

static int version_in(const char *line)
{
    const char *word = line ? strstr(line, "version ") : NULL;

    return word ? atoi(word + strlen("version ")) : -1;
}

/* Whether the snapshot is that version, line by line. */
static bool is_version(const struct snapshot *snapshot, int version)
{
    char text[MOST_TEXT], *rest = text, *expected;
    const char *line;
    size_t at = 0;

    text[write_version(text, version)] = '\0';
    while ((line = snapshot_line(snapshot, &at)))
        if (!(expected = strsep(&rest, "\n")) || strcmp(line, expected) != 0)
            return false;
    return rest && !*rest;
}

static int version_of(const struct snapshot *snapshot)
{
    size_t at = 0;
    const char *line, *last = NULL;

    while ((line = snapshot_line(snapshot, &at)))
        last = line;
    return version_in(last);
}

static bool is_excused(int from, int to)
{
    while (atomic_load(&board->finished) < to)
        usleep(1000);
    for (int version = from; version <= to; version++)
        if (atomic_load(&board->is_late[version]))
            return true;
    return false;
}

static void judge(bool fine, int from, int found)
{
    const int to = atomic_load(&board->started);

    atomic_fetch_add(&board->looks, 1);
    if (fine && found >= from && found <= to)
        return;
    if (is_excused(from, to)) {
        atomic_fetch_add(&board->excused, 1);
        return;
    }
    if (atomic_fetch_add(&board->failures, 1) < 20)
        printf("version %d where %d to %d can be%s\n", found, from, to, fine ? "" : ", torn");
}

static void look_whole(void)
{
    const int from = atomic_load(&board->finished);
    const struct visit visit = source_enter(source);
    const int version = version_of(visit.snapshot);
    const bool fine = version >= 0 && is_version(visit.snapshot, version);

    source_leave(visit);
    judge(fine, from, version);
}

static void look_up(const char *name)
{
    const int from = atomic_load(&board->finished);
    const struct visit visit = source_enter(source);
    const int version = version_in(passwd_by_name(visit.snapshot, name));

    source_leave(visit);
    judge(version >= 0, base_of(from), version);
}

static bool take(const char *line, void *context)
{
    *(int *)context = version_in(line);
    return true;
}

/* Others end and start the same enumeration. */
static void enumerate(void)
{
    int version = 0;

    walk_start(users);
    for (int i = 0; i < 20 && walk_next(users, take, &version); i++)
        if (version < 0)
            judge(false, 0, version);
    walk_end(users);
}

static void fork_and_look(void)
{
    const pid_t child = fork();
    int status = 0;

    if (child == 0) {
        for (int i = 0; i < 20; i++)
            look_up("last0");
        _exit(atomic_load(&board->failures) > 0);
    }
    waitpid(child, &status, 0);
    if (status)
        atomic_fetch_add(&board->failures, 1);
}

static void *look(void *number)
{
    const bool forks = getenv("FORKS") && !number;

    for (int i = 0; atomic_load(&board->finished) < times; i++) {
        look_whole();
        look_up("first0");
        look_up("last0");
        if (i % 16 == 0)
            enumerate();
        if (forks && i % 64 == 0)
            fork_and_look();
    }
    return NULL;
}

static void fail(const char *what)
{
    perror(what);
    exit(2);
}

static void write_to(const char *file, int flags, const char *text, size_t length)
{
    const int fd = open(file, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0644);

    if (fd < 0 || write(fd, text, length) != (ssize_t)length || close(fd))
        fail(file);
}

static void rewrite(int version)
{
    char text[MOST_TEXT], other[4096];
    const size_t length = write_version(text, version);
    size_t before;

    snprintf(other, sizeof other, "%s.new", path);
    switch (manner_of(version)) {
    case APPEND:
        before = write_version(text, version - 1);
        write_version(text, version);
        write_to(path, O_APPEND, text + before, length - before);
        break;
    case RENAME:
        write_to(other, O_TRUNC, text, length);
        if (rename(other, path))
            fail("rename");
        break;
    case DELETE:
        unlink(path);
        /* fall through */
    default:
        write_to(path, O_TRUNC, text, length);
    }
}

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000 + time.tv_nsec;
}

/* A version that lay half written for longer than a reader waits is not held against him. */
static void write_versions(void)
{
    for (int version = 1; version <= times; version++) {
        atomic_store(&board->started, version);
        const int64_t start = now();
        rewrite(version);
        if (now() - start > 10 * 1000000)
            atomic_store(&board->is_late[version], true);
        atomic_store(&board->finished, version);
        usleep(version % 8 * 100);
    }
}

/* Once nobody is inside, what was replaced goes with the next looks. */
static void expect_nothing_left(void)
{
    char link[64], target[4096];
    int left = 0;

    for (int i = 0; i < 5; i++) {
        look_whole();
        usleep(20000);
    }
    for (int fd = 0; fd < 4096; fd++) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        const ssize_t length = readlink(link, target, sizeof target);
        left +=
            length > 0 && (size_t)length >= strlen(path) && !strncmp(target, path, strlen(path));
    }
    if (left > 1 && printf("%d descriptors are left\n", left))
        atomic_fetch_add(&board->failures, 1);
}

int main(int count, char **words)
{
    static _Alignas(64) char source_room[SOURCE_ROOM], walk_room[WALK_ROOM];
    const int threads = count > 3 ? atoi(words[3]) : 8;
    pthread_t thread[64];

    path = words[1];
    board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    times = count > 2 ? atoi(words[2]) : times;
    source = source_make(source_room, NAME_PASSWD, path);
    users = walk_make(walk_room, source, 1);
    rewrite(0);
    look_whole();
    for (long i = 0; i < threads; i++)
        pthread_create(&thread[i], NULL, look, (void *)i);
    write_versions();
    for (int i = 0; i < threads; i++)
        pthread_join(thread[i], NULL);
    expect_nothing_left();
    printf("%ld looks, %ld excused, %ld failures\n", atomic_load(&board->looks),
           atomic_load(&board->excused), atomic_load(&board->failures));
    return atomic_load(&board->failures) > 0;
}
