/* vault.c — a library under test, with everything that a mock of a C function has to do with.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vault.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

int vault_open(const char *path, int flags) { return open(path, flags); }

int vault_create(const char *path) { return open(path, O_CREAT | O_WRONLY, 0640); }

int vault_errno(const char *path)
{
    errno = 0;
    return open(path, O_RDONLY) < 0 ? errno : 0;
}

long vault_now(void)
{
    time_t now = 7;

    return (long)time(&now) + (long)now * 1000000;
}

long vault_write(int fd, const void *bytes, unsigned long count) { return write(fd, bytes, count); }

/* Reads into a buffer whose content is text afterwards. */
long vault_read(int fd, char *text, unsigned long count)
{
    const long length = read(fd, text, count - 1);

    if (length >= 0)
        text[length] = '\0';
    return length;
}

int vault_allocates(void)
{
    void *memory = malloc(16);

    free(memory);
    return memory != NULL;
}

int vault_maps(void)
{
    void *memory = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (memory == MAP_FAILED)
        return errno;
    munmap(memory, 4096);
    return 0;
}

static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;

int vault_enters(void)
{
    const int error = pthread_mutex_trylock(&door);

    if (error == 0)
        pthread_mutex_unlock(&door);
    return error;
}

int vault_label(char *text, unsigned long room, int number, const char *name, double weight)
{
    return snprintf(text, room, "%d:%s:%.1f", number, name, weight);
}

void vault_complain(const char *what) { syslog(LOG_ERR, "vault: %s", what); }

static void *opens(void *path)
{
    open(path, O_RDONLY);
    return NULL;
}

void vault_opens_on_a_thread(const char *path)
{
    pthread_t thread;

    pthread_create(&thread, NULL, opens, (void *)path);
    pthread_join(thread, NULL);
}

static pid_t (*volatile who)(void) = getppid;

int vault_parent(void) { return who(); }

int vault_flags(int fd) { return fcntl(fd, F_GETFL); }

double vault_half(double of) { return strtod("0.5", NULL) * of; }
