/* vdso.c — makes a file of the vdso's memory. SPDX-License-Identifier: Apache-2.0 */
#include "vdso.h"

#include <link.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <unistd.h>

bool vdso_is_meant(const char *path) { return strcmp(path, "[vdso]") == 0; }

static size_t size_of(const ElfW(Ehdr) * head)
{
    /* The table of sections is the last part. */
    return head->e_shoff + (size_t)head->e_shnum * head->e_shentsize;
}

const char *vdso_path(void)
{
    static char path[32];
    const void *const vdso = (const void *)getauxval(AT_SYSINFO_EHDR);
    int fd;

    if (path[0] != '\0' || vdso == NULL)
        return path[0] == '\0' ? NULL : path;
    fd = memfd_create("vdso", MFD_CLOEXEC);
    if (fd < 0)
        return NULL;
    if (write(fd, vdso, size_of(vdso)) != (ssize_t)size_of(vdso)) {
        close(fd);
        return NULL;
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return path;
}
