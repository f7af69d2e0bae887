/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "layout.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static int world_path(const char *directory, char *out, size_t capacity)
{
    const int length = snprintf(out, capacity, "%s/" LOT_FILE_NAME, directory);
    return length < 0 || (size_t)length >= capacity ? ENAMETOOLONG : 0;
}

static int init_mutex(pthread_mutex_t *mutex)
{
    pthread_mutexattr_t attributes;
    int error = pthread_mutexattr_init(&attributes);

    if (error)
        return error;
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    error = pthread_mutex_init(mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
    return error;
}

static void read_port_range(struct lot *lot)
{
    char text[32] = {0};
    unsigned low, high;
    const int fd = open("/proc/sys/net/ipv4/ip_local_port_range", O_RDONLY | O_CLOEXEC);

    lot->port_low = 32768;
    lot->port_high = 60999;
    if (fd < 0)
        return;
    if (read(fd, text, sizeof text - 1) > 0 && sscanf(text, "%u %u", &low, &high) == 2 && low > 0 &&
        low < high && high <= 65535) {
        lot->port_low = (uint16_t)low;
        lot->port_high = (uint16_t)high;
    }
    close(fd);
}

static int fill(int fd)
{
    struct lot *lot;
    uint64_t seeds[5];
    int error;

    if (getrandom(seeds, sizeof seeds, 0) != sizeof seeds)
        return errno ? errno : EIO;
    if (ftruncate(fd, (off_t)LOT_SIZE))
        return errno;
    /* Reserved now: a store into a hole of a full disk would be SIGBUS in somebody's server. */
    if ((error = posix_fallocate(fd, 0, (off_t)LOT_BASE)))
        return error;
    lot = mmap(NULL, LOT_BASE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (lot == MAP_FAILED)
        return errno;
    lot->version = LOT_VERSION;
    lot->entry_size = sizeof(struct entry);
    lot->size = LOT_SIZE;
    lot->seal = (struct seal){seeds[0], {seeds[1], seeds[2]}};
    lot->port_cursor[0] = (uint32_t)seeds[3];
    lot->port_cursor[1] = (uint32_t)seeds[4];
    lot->hosts_used = 1;
    read_port_range(lot);
    error = init_mutex(&lot->mutex);
    for (int i = 0; i < LOT_RINGS && !error; i++)
        error = init_mutex(&lot->ring_mutex[i]);
    memcpy(lot->magic, LOT_MAGIC, sizeof lot->magic);
    munmap(lot, LOT_BASE);
    return error;
}

/* Built beside its place and linked into it whole: whoever opens it sees all of it. */
static int create_as(const char *path, const char *draft)
{
    const int fd = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    int error;

    if (fd < 0)
        return errno;
    error = fill(fd);
    close(fd);
    if (!error && link(draft, path))
        error = errno;
    unlink(draft);
    return error;
}

int lot_create(const char *directory)
{
    char path[4096], draft[4128];
    uint32_t salt = 0;
    int error = world_path(directory, path, sizeof path);

    if (error)
        return error;
    if (access(path, F_OK) == 0)
        return EEXIST;
    (void)!getrandom(&salt, sizeof salt, 0);
    snprintf(draft, sizeof draft, "%s.%08x", path, salt);
    return create_as(path, draft);
}

static bool is_a_lot(const struct lot *lot)
{
    return memcmp(lot->magic, LOT_MAGIC, sizeof lot->magic) == 0 && lot->version == LOT_VERSION &&
           lot->entry_size == sizeof(struct entry) && lot->size == LOT_SIZE;
}

int lot_open_descriptor(int fd, struct lot **out)
{
    struct stat status;
    struct lot *lot;

    if (fstat(fd, &status))
        return errno;
    if (!S_ISREG(status.st_mode) || (size_t)status.st_size != LOT_SIZE)
        return EPROTO;
    lot = mmap(NULL, LOT_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, fd, 0);
    if (lot == MAP_FAILED)
        return errno;
    if (!is_a_lot(lot)) {
        munmap(lot, LOT_SIZE);
        return EPROTO;
    }
    *out = lot;
    return 0;
}

int lot_open(const char *directory, struct lot **out)
{
    char path[4096];
    int error = world_path(directory, path, sizeof path);
    int fd;

    if (error)
        return error;
    fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return errno;
    error = lot_open_descriptor(fd, out);
    close(fd);
    return error;
}

void lot_close(struct lot *lot) { munmap(lot, LOT_SIZE); }

const struct seal *lot_seal(const struct lot *lot) { return &lot->seal; }
