"""MLlib: caches, broadcasts and aggregations of its own."""

from pyspark.sql import functions as F


def _points(spark, count, features):
    from pyspark.ml.feature import VectorAssembler

    names = [f"x{i}" for i in range(features)]
    data = spark.range(0, int(count), 1, 8)
    values = [(F.hash("id", F.lit(i)) / F.lit(2.0**31)).alias(name) for i, name in enumerate(names)]
    data = data.select(*values, (F.hash("id") % 2 == 0).cast("double").alias("label"))
    return VectorAssembler(inputCols=names, outputCol="features").transform(data).select("features", "label")


def als(spark, scale):
    """Alternating least squares over ratings made of hashes."""
    from pyspark.ml.recommendation import ALS

    data = spark.range(0, int(200_000 * scale), 1, 8).select(
        F.pmod(F.hash("id"), F.lit(20_000)).alias("user"), F.pmod(F.hash("id", F.lit(1)), F.lit(4_000)).alias("item"),
        (F.pmod(F.hash("id", F.lit(2)), F.lit(50)) / 10.0).cast("float").alias("rating"))
    ALS(rank=12, maxIter=1, userCol="user", itemCol="item", numUserBlocks=8, numItemBlocks=8, seed=1).fit(data)


def random_forest(spark, scale):
    """A random forest, which caches its points and gathers statistics of each node."""
    from pyspark.ml.classification import RandomForestClassifier

    data = _points(spark, 80_000 * scale, 20)
    RandomForestClassifier(numTrees=5, maxDepth=5, seed=1).fit(data)


def kmeans(spark, scale):
    """Clusters of cached points."""
    from pyspark.ml.clustering import KMeans

    data = _points(spark, 200_000 * scale, 24).cache()
    KMeans(k=10, maxIter=2, initMode="random", seed=1).fit(data)
