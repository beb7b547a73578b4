/* What is shipped with the executables: the pipelines' tables and the policies. */
#ifndef CANBAO_SHIPPED_H
#define CANBAO_SHIPPED_H

/* The path of that name below the directory of the pipelines, found from where this executable
 * lies, as built and as installed; NULL where it is not there. It lives as long as the process. */
const char *shipped_path(const char *name);

#endif
