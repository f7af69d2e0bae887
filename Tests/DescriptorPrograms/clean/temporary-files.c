/* Files without a name, with one, and in a folder without one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    char path[] = "/tmp/descriptors-XXXXXX", folder[] = "/tmp/descriptors-XXXXXX";
    FILE *stream = tmpfile();

    need(stream && fputs("x", stream) != EOF && !fclose(stream));
    const int fd = mkstemp(path);
    need(fd != -1 && write(fd, "x", 1) == 1 && !close(fd) && !unlink(path));
    need(mkdtemp(folder) && !rmdir(folder));
    const int nameless = open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    need(nameless == -1 || !close(nameless));
}
