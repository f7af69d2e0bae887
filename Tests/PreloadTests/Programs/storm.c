/* Threads ask libc for users, groups and hosts while the files are rewritten: storm FOLDER [TIMES].
 *
 * The environment has passwd, group and hosts of that folder as the files of those kinds. Each
 * version of a file has its number in every line, so that what belongs to two versions shows.
 * SPDX-License-Identifier: Apache-2.0 */
#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <netdb.h>
#include <pthread.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 8, MOST_TIMES = 100000, MOST_TEXT = 1 << 16, ROOM = 4096 };
enum { PASSWD, GROUP, HOSTS, FILES };
enum manner { OVERWRITE, APPEND, RENAME, DELETE, MANNERS };

static const char *const names[FILES] = {"passwd", "group", "hosts"};
static const char *folder;
static int times = 1000;
static atomic_bool finished;
static atomic_long answers, excused, failures;

static struct file {
    atomic_int begun, done; /* versions */
    atomic_bool is_late[MOST_TIMES];
} files[FILES];

static void fail(const char *format, ...)
{
    va_list arguments;

    if (atomic_fetch_add(&failures, 1) >= 20)
        return;
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    printf("\n");
}

/* The lines of one version. `fresh` is in no other. */
static size_t write_lines(int file, char *text, int version, bool appended)
{
    char *end = text;

    switch (file) {
    case PASSWD:
        if (!appended)
            end += sprintf(end, "steady:x:1000:100:%1$d:/%1$d:/bin/%1$d\n", version);
        for (int i = 0; i < version % 37 && !appended; i++)
            end += sprintf(end, "user%2$d:x:%3$d:100:%1$d:/%1$d:/bin/%1$d\n", version, i, 2000 + i);
        end += sprintf(end, "fresh%1$d:x:%2$d:100:%1$d:/%1$d:/bin/%1$d\n", version, 5000 + version);
        break;
    case GROUP:
        if (!appended)
            end += sprintf(end, "one:x:%d:steady,a,b\ntwo:x:%d:c,steady\n", 200000 + version,
                           400000 + version);
        end += sprintf(end, "fresh%1$d:x:%2$d:someone\n", version, 5000 + version);
        break;
    default:
        if (!appended)
            end += sprintf(end, "10.1.%1$d.%2$d steady\n10.2.%1$d.%2$d steady\n", version >> 8,
                           version & 255);
        end += sprintf(end, "10.3.%d.%d fresh%d\n", version >> 8, version & 255, version);
    }
    return (size_t)(end - text);
}

static void write_to(const char *path, int flags, const char *text, size_t length)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0644);

    if (fd < 0 || write(fd, text, length) != (ssize_t)length || close(fd)) {
        perror(path);
        exit(2);
    }
}

static void rewrite(int file, int version)
{
    const enum manner manner = version ? (enum manner)(version % MANNERS) : RENAME;
    char text[MOST_TEXT], path[ROOM], other[ROOM];
    const size_t length = write_lines(file, text, version, manner == APPEND);

    snprintf(path, sizeof path, "%s/%s", folder, names[file]);
    snprintf(other, sizeof other, "%s/new", folder);
    if (manner == DELETE)
        unlink(path);
    if (manner == RENAME)
        write_to(other, O_TRUNC, text, length);
    else
        write_to(path, manner == APPEND ? O_APPEND : O_TRUNC, text, length);
    if (manner == RENAME && rename(other, path))
        fail("rename");
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool is_known(int file, const char *name)
{
    char buffer[ROOM];
    struct addrinfo *found;
    struct passwd user, *a_user;
    struct group group, *a_group;

    switch (file) {
    case PASSWD:
        return getpwnam_r(name, &user, buffer, sizeof buffer, &a_user) == 0 && a_user;
    case GROUP:
        return getgrnam_r(name, &group, buffer, sizeof buffer, &a_group) == 0 && a_group;
    default:
        if (getaddrinfo(name, NULL, NULL, &found) != 0)
            return false;
        freeaddrinfo(found);
        return true;
    }
}

/* Who has changed a file sees it changed. */
static void change(int file, int version)
{
    struct file *const of = &files[file];
    char name[32];

    atomic_store(&of->begun, version);
    const double start = now();
    rewrite(file, version);
    /* A file that lay half written for longer than a reader waits is not held against him. */
    atomic_store(&of->is_late[version], now() - start > 0.01);
    atomic_store(&of->done, version);
    snprintf(name, sizeof name, "fresh%d", version);
    if (!is_known(file, name))
        fail("%s: version %d was written, and is not seen", names[file], version);
}

/* A look that began when `from` was done has found `version`, or -1: nothing that hangs together.
 */
static void judge(int file, int from, int version, const char *what)
{
    struct file *const of = &files[file];
    const int to = atomic_load(&of->begun);

    atomic_fetch_add(&answers, 1);
    while (from > 0 && from % MANNERS == APPEND)
        from--;
    if (version >= from && version <= to)
        return;
    while (atomic_load(&of->done) < to)
        usleep(1000);
    for (int each = from; each <= to; each++) {
        if (atomic_load(&of->is_late[each])) {
            atomic_fetch_add(&excused, 1);
            return;
        }
    }
    fail("%s: version %d where %d to %d can be", what, version, from, to);
}

static int version_of(const struct passwd *user)
{
    char home[32], shell[32];

    snprintf(home, sizeof home, "/%s", user->pw_gecos);
    snprintf(shell, sizeof shell, "/bin/%s", user->pw_gecos);
    return strcmp(home, user->pw_dir) || strcmp(shell, user->pw_shell) ? -1 : atoi(user->pw_gecos);
}

static void ask_user(bool by_name)
{
    const int from = atomic_load(&files[PASSWD].done);
    char buffer[ROOM];
    struct passwd user, *found = NULL;

    if (by_name)
        getpwnam_r("steady", &user, buffer, sizeof buffer, &found);
    else
        getpwuid_r(1000, &user, buffer, sizeof buffer, &found);
    judge(PASSWD, from, found ? version_of(found) : -1, by_name ? "getpwnam_r" : "getpwuid_r");
}

static void ask_groups(void)
{
    const int from = atomic_load(&files[GROUP].done);
    gid_t groups[8];
    int count = 8;

    const int result = getgrouplist("steady", 100, groups, &count);
    const bool fine = result == 3 && groups[2] == groups[1] + 200000;
    judge(GROUP, from, fine ? (int)groups[1] - 200000 : -1, "getgrouplist");
}

static int version_in(const struct addrinfo *found)
{
    const struct sockaddr_in *const address = (const void *)found->ai_addr;

    return (int)(ntohl(address->sin_addr.s_addr) & 0xffff);
}

static void ask_host(void)
{
    const int from = atomic_load(&files[HOSTS].done);
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    int version = -1;

    if (getaddrinfo("steady", NULL, &hints, &found) == 0) {
        const bool fine = found->ai_next && !found->ai_next->ai_next &&
                          version_in(found) == version_in(found->ai_next);
        version = fine ? version_in(found) : -1;
        freeaddrinfo(found);
    }
    judge(HOSTS, from, version, "getaddrinfo");
}

/* An enumeration is of one version, though lines may have been added to it. */
static void enumerate(void)
{
    const int from = atomic_load(&files[PASSWD].done);
    char buffer[ROOM];
    struct passwd user, *found;
    int first = -1, lines = 0;

    setpwent();
    while (getpwent_r(&user, buffer, sizeof buffer, &found) == 0) {
        const int version = version_of(found);
        first = lines++ ? first : version;
        if (strncmp(user.pw_name, "fresh", 5) != 0 && version != first)
            first = MOST_TIMES;
    }
    endpwent();
    judge(PASSWD, from, lines >= first % 37 + 2 ? first : -1, "getpwent_r");
}

static void *ask(void *number)
{
    while (!atomic_load(&finished)) {
        ask_user(true);
        ask_user(false);
        ask_groups();
        ask_host();
        if (!number)
            enumerate();
        usleep(50); /* who writes wants his turn, too */
    }
    return NULL;
}

static int count_entries(const char *path)
{
    DIR *const listing = opendir(path);
    int count = 0;

    while (listing && readdir(listing))
        count++;
    closedir(listing);
    return count;
}

static int count_lines(const char *path)
{
    FILE *const stream = fopen(path, "re");
    int count = 0;

    for (int letter; (letter = getc(stream)) != EOF;)
        count += letter == '\n';
    fclose(stream);
    return count;
}

/* Once nobody is inside, what was replaced goes with the next looks. */
static void settle(int *descriptors, int *mappings)
{
    for (int i = 0; i < 10; i++) {
        for (int file = 0; file < FILES; file++)
            is_known(file, "steady");
        usleep(20000);
    }
    *descriptors = count_entries("/proc/self/fd");
    *mappings = count_lines("/proc/self/maps");
}

static void ask_while_writing(void)
{
    pthread_t thread[THREADS];

    for (long i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, ask, (void *)i);
    for (int version = 1; version < times; version++) {
        for (int file = 0; file < FILES; file++)
            change(file, version);
        usleep(version % 4 * 100);
    }
    atomic_store(&finished, true);
    for (int i = 0; i < THREADS; i++)
        pthread_join(thread[i], NULL);
}

int main(int count, char **words)
{
    int descriptors[2], mappings[2];

    folder = words[1];
    times = count > 2 ? atoi(words[2]) : times;
    for (int file = 0; file < FILES; file++)
        change(file, 0);
    settle(&descriptors[0], &mappings[0]);
    ask_while_writing();
    settle(&descriptors[1], &mappings[1]);
    if (descriptors[1] > descriptors[0])
        fail("descriptors: %d, and %d in the end", descriptors[0], descriptors[1]);
#ifndef __SANITIZE_THREAD__ /* which maps shadows of what there is */
    /* Threads leave stacks and arenas behind, each a mapping or two. */
    if (mappings[1] > mappings[0] + 6 * THREADS)
        fail("mappings: %d, and %d in the end", mappings[0], mappings[1]);
#endif
    printf("%ld answers, %ld excused, %ld failures\n", answers, excused, failures);
    return failures > 0;
}
