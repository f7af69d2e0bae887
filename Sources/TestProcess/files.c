/* SPDX-License-Identifier: Apache-2.0 */
#include "test_files.h"

#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int remove_one(const char *path, const struct stat *file, int kind, struct FTW *where)
{
    (void)file, (void)kind, (void)where;
    return remove(path) && errno != ENOENT;
}

/* A test may have taken the right to look into a folder of its own. */
static int open_one(const char *path, const struct stat *file, int kind, struct FTW *where)
{
    (void)where;
    if (kind == FTW_DNR || (kind == FTW_D && (file->st_mode & S_IRWXU) != S_IRWXU))
        chmod(path, S_IRWXU);
    return 0;
}

bool test_folder_remove(const char *path)
{
    enum { OPEN = 16 };

    nftw(path, open_one, OPEN, FTW_PHYS);
    return nftw(path, remove_one, OPEN, FTW_PHYS | FTW_DEPTH) == 0 || errno == ENOENT;
}

bool test_folder_make(const char *path)
{
    char part[PATH_MAX];
    const size_t length = strlen(path);

    if (length == 0 || length >= sizeof(part))
        return false;
    memcpy(part, path, length + 1);
    for (char *end = strchr(part + 1, '/'); end; end = strchr(end + 1, '/')) {
        *end = '\0';
        mkdir(part, 0777);
        *end = '/';
    }
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}

static volatile sig_atomic_t interruption;

static void note(int number) { interruption = number; }

void test_interruptions_note(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction before;
    const struct sigaction action = {.sa_handler = note};
    sigset_t set;

    /* A thread of a library that blocks them may have started this program. */
    sigemptyset(&set);
    for (unsigned i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(numbers[i], &action, NULL), sigaddset(&set, numbers[i]);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

int test_interruption(void) { return interruption; }
